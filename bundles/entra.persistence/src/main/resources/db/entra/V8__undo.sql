-- Undos that have begun, so that each notes once what it has to look at.
create table entra_undos (
    tenant uuid not null,
    run_id uuid not null,
    primary key (tenant, run_id),
    foreign key (tenant, run_id) references entra_sync_runs on delete cascade
);
select rollcall_protect('entra_undos');

-- What an undo has still to look at: each contact of the source's journal once (or identity, where no contact is
-- concerned), where its last entry was. Rows are deleted as they are done, so that a repeated step goes on.
create table entra_undo_items (
    tenant uuid not null,
    run_id uuid not null,
    entra_tenant_id uuid not null,
    last_entry uuid not null,
    contact_id uuid,
    entries uuid[] not null,
    primary key (tenant, run_id, entra_tenant_id, last_entry),
    foreign key (tenant, run_id) references entra_undos on delete cascade
);
select rollcall_protect('entra_undo_items');

-- People in whom an undo put something back, until their mapping is released to follow the rules.
create table entra_undone_identities (
    tenant uuid not null,
    entra_tenant_id uuid not null,
    entra_object_id uuid not null,
    undone_run uuid not null,
    kept_out boolean not null default false,
    primary key (tenant, entra_tenant_id, entra_object_id),
    foreign key (tenant, entra_tenant_id, entra_object_id) references entra_identities on delete cascade,
    foreign key (tenant, undone_run) references entra_sync_runs
);
select rollcall_protect('entra_undone_identities');
