-- What the breaker holds of each managed tenant. The items are the run's staged changes; the version is their digest.
create table entra_held_sets (
    tenant uuid not null,
    entra_tenant_id uuid not null,
    run_id uuid not null,
    version text not null,
    since timestamptz not null,
    primary key (tenant, entra_tenant_id),
    foreign key (tenant, entra_tenant_id) references entra_managed_tenants,
    foreign key (tenant, run_id) references entra_sync_runs
);
select rollcall_protect('entra_held_sets');
