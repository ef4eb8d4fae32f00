alter table contacts
    add column entra_object_id uuid,
    add column entra_sync_source text,
    add column last_entra_sync_at timestamptz,
    add column entra_user_principal_name text,
    add column entra_account_enabled boolean,
    add column entra_sync_status text,
    add column entra_sync_status_reason text;

-- Links end and are never deleted. Who inactivated the contact stands on the link.
create table entra_contact_links (
    tenant uuid not null,
    id uuid not null,
    entra_tenant_id uuid not null,
    entra_object_id uuid not null,
    contact_id uuid not null,
    created boolean not null default false,
    inactivated boolean not null default false,
    linked_run uuid not null,
    linked_at timestamptz not null default now(),
    end_reason text,
    end_fingerprint text,
    ended_run uuid,
    ended_at timestamptz,
    primary key (tenant, id),
    foreign key (tenant, entra_tenant_id, entra_object_id) references entra_identities,
    foreign key (tenant, contact_id) references contacts
);
-- Not led by the tenant on purpose: the planner, which knows nothing of a fresh table, takes every partial index that
-- starts with the tenant for as good as any other, and then reads all links of the tenant for each one that it looks up.
-- An index of all links of a managed tenant beside the first one, which can count them as well, would do the same harm.
create unique index entra_one_link_per_identity
    on entra_contact_links (entra_tenant_id, entra_object_id, tenant) where ended_at is null;
create unique index entra_one_link_per_contact on entra_contact_links (contact_id, tenant) where ended_at is null;
create index entra_ended_links on entra_contact_links (entra_object_id, entra_tenant_id, tenant)
    where ended_at is not null;
create index entra_links_of_contact on entra_contact_links (contact_id, tenant);
select rollcall_protect('entra_contact_links');

create table entra_contact_reconciliation_queue (
    tenant uuid not null,
    id uuid not null,
    entra_tenant_id uuid not null,
    entra_object_id uuid not null,
    client_id uuid not null,
    reason text not null,
    candidates uuid[] not null,
    fingerprint text not null,
    state text not null default 'open' check (state in ('open', 'resolved', 'dismissed', 'closed')),
    opened_run uuid not null,
    opened_at timestamptz not null default now(),
    closed_by text,
    closed_at timestamptz,
    primary key (tenant, id),
    foreign key (tenant, entra_tenant_id, entra_object_id) references entra_identities,
    foreign key (tenant, client_id) references clients
);
create unique index entra_one_open_review
    on entra_contact_reconciliation_queue (entra_object_id, entra_tenant_id, tenant) where state = 'open';
create index entra_open_reviews on entra_contact_reconciliation_queue (tenant, id) where state = 'open';
create index entra_reviews_of_identity
    on entra_contact_reconciliation_queue (tenant, entra_tenant_id, entra_object_id, id);
select rollcall_protect('entra_contact_reconciliation_queue');

-- One row per identity and change; ids are time-ordered, so that a run's rows read back in the order of writing.
create table entra_change_journal (
    tenant uuid not null,
    run_id uuid not null,
    id uuid not null,
    entra_tenant_id uuid not null,
    entra_object_id uuid not null,
    contact_id uuid,
    action text not null,
    rule text not null,
    fields jsonb not null,
    written_at timestamptz not null default now(),
    primary key (tenant, run_id, id),
    foreign key (tenant, run_id) references entra_sync_runs
);
create index entra_changes_of_identity on entra_change_journal (entra_object_id, entra_tenant_id, tenant, written_at);
select rollcall_protect('entra_change_journal');

-- Decisions that are not written: what a preflight found, what waits for the breaker or is held by it, what an apply left
-- out. Unchanged identities are only counted.
create table entra_staged_changes (
    tenant uuid not null,
    run_id uuid not null,
    entra_tenant_id uuid not null,
    entra_object_id uuid not null,
    name text not null,
    bucket text not null,
    reason text,
    rule text not null,
    contact_id uuid,
    portal_login boolean not null,
    fields jsonb not null,
    kinds text[] not null,
    revision bigint not null,
    contact_version bigint,
    link_id uuid,
    digest text not null,
    links_to uuid,
    ends_link uuid,
    primary key (tenant, run_id, entra_tenant_id, entra_object_id),
    foreign key (tenant, run_id) references entra_sync_runs on delete cascade
);
select rollcall_protect('entra_staged_changes');
