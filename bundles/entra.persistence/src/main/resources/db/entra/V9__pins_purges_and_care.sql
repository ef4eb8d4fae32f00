-- What of a contact no sync touches. No field: the contact as a whole.
create table entra_pins (
    tenant uuid not null,
    id uuid not null,
    contact_id uuid not null,
    field text,
    owner text not null,
    reason text not null,
    set_at timestamptz not null,
    expires_at timestamptz,
    expiry_told boolean not null default false,
    primary key (tenant, id),
    foreign key (tenant, contact_id) references contacts
);
create unique index entra_one_pin on entra_pins (tenant, contact_id, field) nulls not distinct;
create index entra_expiring_pins on entra_pins (tenant, expires_at) where not expiry_told;
select rollcall_protect('entra_pins');

-- Readers and deciders lock this row for key share, a purge for update: changed settings disturb neither.
alter table entra_sync_settings add column purged boolean not null default false;

-- The record of purges: nothing personal, kept for ever.
create table entra_purges (
    tenant uuid not null references tenants,
    id uuid not null,
    contact_id uuid,
    client_id uuid,
    reason text not null,
    purged_by text not null,
    started_at timestamptz not null,
    completed_at timestamptz,
    contacts bigint not null default 0,
    people bigint not null default 0,
    primary key (tenant, id),
    foreign key (tenant, contact_id) references contacts,
    foreign key (tenant, client_id) references clients,
    check ((contact_id is null) <> (client_id is null))
);
select rollcall_protect('entra_purges');

-- By these, and with the MSP's key only, purged people are recognised. Kept for ever.
create table entra_purged_hashes (
    tenant uuid not null,
    hash text collate "C" not null check (hash ~ '^[0-9a-f]{64}$'),
    purge_id uuid not null,
    primary key (tenant, hash),
    foreign key (tenant, purge_id) references entra_purges
);
select rollcall_protect('entra_purged_hashes');

-- A purge is no run.
alter table entra_change_journal drop constraint entra_change_journal_pkey;
alter table entra_change_journal alter column run_id drop not null;
create unique index entra_change_journal_once on entra_change_journal (tenant, run_id, id) nulls not distinct;
create index entra_inactivations on entra_change_journal (tenant, run_id) where action = 'inactivated';

create index entra_parts_of_tenant on entra_sync_run_tenants (tenant, entra_tenant_id, run_id);

-- What was last told of a subject, so that reading a notice does not make the next run tell the same again.
create table entra_told (
    tenant uuid not null references tenants,
    kind text not null,
    subject text not null,
    what text not null,
    told_at timestamptz not null default now(),
    primary key (tenant, kind, subject)
);
select rollcall_protect('entra_told');
