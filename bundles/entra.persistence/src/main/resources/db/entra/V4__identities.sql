-- How far the directory of a managed tenant was read: the delta state and the read under way.
create table entra_delta_state (
    tenant uuid not null,
    entra_tenant_id uuid not null,
    resume text,
    last_complete timestamptz,
    last_rows bigint not null default 0,
    decided_for text,
    reading_run uuid,
    reading_full boolean,
    next text,
    pages integer not null default 0,
    rows_read bigint not null default 0,
    primary key (tenant, entra_tenant_id),
    foreign key (tenant, entra_tenant_id) references entra_managed_tenants
);
select rollcall_protect('entra_delta_state');

-- The ids on each page of the read under way, as one array: what no page of a full read names is missing.
create table entra_read_pages (
    tenant uuid not null,
    entra_tenant_id uuid not null,
    page_key uuid not null,
    object_ids uuid[] not null,
    primary key (tenant, entra_tenant_id, page_key),
    foreign key (tenant, entra_tenant_id) references entra_delta_state on delete cascade
);
alter table entra_read_pages alter column object_ids set storage external;
select rollcall_protect('entra_read_pages');

-- The directory's last known state, and what it counts as. Narrow on purpose: each decision rewrites the row, each
-- listing reads it, and neither needs to touch the properties.
create table entra_identities (
    tenant uuid not null,
    entra_tenant_id uuid not null,
    entra_object_id uuid not null,
    row_hash uuid not null,
    enabled boolean not null,
    presence text not null default 'present' check (presence in ('present', 'missing', 'deleted')),
    missing_listings integer not null default 0,
    missing_since timestamptz,
    state_changes timestamptz[],
    in_groups boolean not null default true,
    dirty boolean not null default true,
    revision bigint not null default 1,
    counted text,
    reason text,
    decided_run uuid,
    primary key (tenant, entra_tenant_id, entra_object_id),
    foreign key (tenant, entra_tenant_id) references entra_managed_tenants
);
create index entra_dirty_identities on entra_identities (tenant, entra_tenant_id, entra_object_id) where dirty;
create index entra_missing_identities on entra_identities (tenant, entra_tenant_id, entra_object_id)
    where presence = 'missing';
select rollcall_protect('entra_identities');

-- As the directory tells them, without blanks. A row is rewritten only if its identity's hash differs.
create table entra_identity_properties (
    tenant uuid not null,
    entra_tenant_id uuid not null,
    entra_object_id uuid not null,
    properties jsonb not null,
    primary key (tenant, entra_tenant_id, entra_object_id),
    foreign key (tenant, entra_tenant_id, entra_object_id) references entra_identities on delete cascade
);
select rollcall_protect('entra_identity_properties');

-- Every address of an identity, lower case. Two identities with one address are twins, whatever page they came on.
create table entra_identity_addresses (
    tenant uuid not null,
    entra_tenant_id uuid not null,
    entra_object_id uuid not null,
    address_key text collate "C" not null,
    primary key (tenant, entra_tenant_id, entra_object_id, address_key),
    foreign key (tenant, entra_tenant_id, entra_object_id) references entra_identities on delete cascade
);
create index entra_identities_by_address on entra_identity_addresses (tenant, address_key);
select rollcall_protect('entra_identity_addresses');
