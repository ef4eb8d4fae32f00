create table clients (
    tenant uuid not null references tenants,
    id uuid not null,
    name text not null,
    name_key text collate "C" generated always as (rollcall_key(name)) stored,
    website text,
    billing_email text,
    country text check (country ~ '^[A-Z]{2}$'),
    inactive boolean not null default false,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant, id)
);
create index clients_by_name on clients (tenant, name_key, id);
select rollcall_protect('clients');

-- Several contacts may have one e-mail address, as in real systems.
-- The fill factor leaves room on the page for the second version of a fresh row: a directory plug-in stamps its own
-- columns right after a contact was created, and that update should not touch the indexes (HOT).
create table contacts (
    tenant uuid not null,
    id uuid not null,
    client_id uuid not null,
    name text not null,
    name_key text collate "C" generated always as (rollcall_key(name)) stored,
    email text,
    email_key text collate "C" generated always as (rollcall_key(email)) stored,
    role text,
    inactive boolean not null default false,
    portal_login boolean not null default false,
    key_person boolean not null default false,
    merged_into uuid,
    deleted_at timestamptz,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant, id),
    foreign key (tenant, client_id) references clients,
    foreign key (tenant, merged_into) references contacts
) with (fillfactor = 35);
create index contacts_by_email on contacts (tenant, email_key);
create index contacts_by_name on contacts (tenant, client_id, name_key, id);
create index contacts_merged on contacts (tenant, merged_into) where merged_into is not null;
select rollcall_protect('contacts');

create table contact_emails (
    tenant uuid not null,
    contact_id uuid not null,
    email text not null,
    email_key text collate "C" not null generated always as (rollcall_key(email)) stored,
    origin text not null check (origin in ('person', 'entra')),
    primary key (tenant, contact_id, email_key),
    foreign key (tenant, contact_id) references contacts on delete cascade
);
create index contact_emails_by_email on contact_emails (tenant, email_key);
select rollcall_protect('contact_emails');

create table contact_phones (
    tenant uuid not null,
    contact_id uuid not null,
    number text not null,
    label text not null,
    origin text not null check (origin in ('person', 'entra')),
    primary key (tenant, contact_id, number),
    foreign key (tenant, contact_id) references contacts on delete cascade
);
select rollcall_protect('contact_phones');
