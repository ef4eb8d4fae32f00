create table entra_sync_runs (
    tenant uuid not null references tenants,
    id uuid not null,
    kind text not null,
    trigger text not null,
    started_by text not null,
    client_id uuid,
    source_run uuid,
    only_tenants uuid[] not null default '{}',
    idempotency_key text,
    status text not null,
    reason text,
    tenants integer not null default 0,
    tenants_done integer not null default 0,
    users_read bigint not null default 0,
    counters jsonb not null default '{}',
    losses integer not null default 0,
    cancel_requested boolean not null default false,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz,
    primary key (tenant, id),
    foreign key (tenant, client_id) references clients,
    foreign key (tenant, source_run) references entra_sync_runs,
    check ((status in ('queued', 'running')) = (ended_at is null))
);
-- The mutex: starting what is already open finds it.
create unique index entra_one_open_run on entra_sync_runs (tenant, kind, client_id, source_run) nulls not distinct
    where ended_at is null;
create unique index entra_run_idempotency on entra_sync_runs (tenant, idempotency_key);
create index entra_runs_that_wrote on entra_sync_runs (tenant, ended_at)
    where kind in ('initial', 'all-tenants', 'single-client');
select rollcall_protect('entra_sync_runs');

create function entra_open_runs()
returns table (tenant uuid, id uuid, kind text, started_by text, cancel_requested boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.tenant, r.id, r.kind, r.started_by, r.cancel_requested from entra_sync_runs r where r.ended_at is null
$$;
select rollcall_across('entra_open_runs()', 'entra_sync_runs');

-- Settings that a preflight tries in place of the stored ones.
create table entra_run_settings (like entra_sync_settings including defaults including constraints);
alter table entra_run_settings
    add column run_id uuid not null,
    add primary key (tenant, run_id),
    add foreign key (tenant, run_id) references entra_sync_runs on delete cascade;
select rollcall_protect('entra_run_settings');

-- Counters are objects of numbers, by bucket and by "bucket.reason". What tripped is null until the run was judged.
create table entra_sync_run_tenants (
    tenant uuid not null,
    run_id uuid not null,
    entra_tenant_id uuid not null,
    client_id uuid,
    status text not null,
    phase text not null,
    code text,
    reason text,
    request_id text,
    users_read bigint not null default 0,
    counters jsonb not null default '{}',
    eligible integer,
    basis text,
    tripped text[],
    started_at timestamptz,
    ended_at timestamptz,
    primary key (tenant, run_id, entra_tenant_id),
    foreign key (tenant, run_id) references entra_sync_runs on delete cascade,
    foreign key (tenant, entra_tenant_id) references entra_managed_tenants,
    foreign key (tenant, client_id) references clients
);
select rollcall_protect('entra_sync_run_tenants');

create function entra_sum(counters jsonb, more jsonb) returns jsonb
language sql immutable parallel safe as $$
    select coalesce(jsonb_object_agg(key, total), '{}')
    from (select key, sum(value::bigint) as total
          from (select * from jsonb_each_text(counters) union all select * from jsonb_each_text(more)) both_of_them
          group by key having sum(value::bigint) <> 0) summed
$$;
create aggregate entra_total(jsonb) (sfunc = entra_sum, stype = jsonb, initcond = '{}');
