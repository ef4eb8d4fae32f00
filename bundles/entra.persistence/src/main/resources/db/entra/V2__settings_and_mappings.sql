create table entra_sync_settings (
    tenant uuid primary key references tenants,
    overwrite text[] not null default '{}',
    mark_inactive_when_disabled boolean not null default true,
    inactivate_out_of_scope boolean not null default false,
    exclude_onmicrosoft_only boolean not null default true,
    licensed_only boolean not null default false,
    exclusion_patterns text[] not null default '{}',
    only_domains text[] not null default '{}',
    only_groups jsonb not null default '{}',
    absence_listings integer not null default 2 check (absence_listings > 0),
    absence_gap_seconds bigint not null default 21600 check (absence_gap_seconds >= 0),
    damping_changes integer not null default 3 check (damping_changes > 0),
    damping_within_seconds bigint not null default 604800 check (damping_within_seconds >= 0),
    damping_quiet_seconds bigint not null default 86400 check (damping_quiet_seconds >= 0),
    guards jsonb not null default '{}',
    muted_notices text[] not null default '{}',
    run_digest boolean not null default false,
    journal_days integer not null default 400 check (journal_days > 0),
    version bigint not null default 0
);

-- Every MSP tenant, old or new, has its settings row. The old ones before the wall stands: the migrator has no tenant.
insert into entra_sync_settings (tenant) select id from rollcall_tenants();
select rollcall_protect('entra_sync_settings');

create function entra_settings_of_new_tenant() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into entra_sync_settings (tenant) values (new.id) on conflict do nothing;
    return null;
end $$;
create trigger entra_settings after insert on tenants for each row execute function entra_settings_of_new_tenant();

alter table clients
    add column entra_tenant_id uuid,
    add column entra_primary_domain text;

-- Decisions; ended ones are the history. No active row: unmapped.
create table entra_client_tenant_mappings (
    tenant uuid not null,
    id uuid not null default gen_random_uuid(),
    entra_tenant_id uuid not null,
    state text not null check (state in ('mapped', 'create_new', 'skip_for_now', 'needs_review')),
    client_id uuid,
    on_hold boolean not null default false,
    first_synced_at timestamptz,
    version bigint not null,
    decided_by text not null,
    decided_at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    primary key (tenant, id),
    foreign key (tenant, entra_tenant_id) references entra_managed_tenants,
    foreign key (tenant, client_id) references clients,
    check ((state = 'mapped') = (client_id is not null))
);
create unique index entra_one_active_mapping on entra_client_tenant_mappings (tenant, entra_tenant_id)
    where ended_at is null;
create index entra_mappings_of_client on entra_client_tenant_mappings (tenant, client_id) where ended_at is null;
create unique index entra_mapping_versions on entra_client_tenant_mappings (tenant, entra_tenant_id, version);
select rollcall_protect('entra_client_tenant_mappings');
