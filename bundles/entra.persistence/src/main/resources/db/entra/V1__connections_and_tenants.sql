create table entra_partner_connections (
    tenant uuid not null references tenants,
    id uuid not null,
    type text not null check (type in ('direct', 'cipp')),
    settings jsonb not null,
    partner_tenant_id uuid,
    account text,
    app_source text,
    connected_by text not null,
    connected_at timestamptz not null,
    validated_at timestamptz,
    problem text,
    ended_by text,
    ended_at timestamptz,
    primary key (tenant, id)
);
create unique index entra_one_active_connection on entra_partner_connections (tenant) where ended_at is null;
-- Across the walls on purpose: one partner tenant serves one MSP tenant.
create unique index entra_partner_serves_one_tenant on entra_partner_connections (partner_tenant_id)
    where ended_at is null;
select rollcall_protect('entra_partner_connections');

-- Sign-ins under way: hashes only, each taken once. The state is looked up before the tenant is known.
create table entra_oauth_states (
    tenant uuid not null references tenants,
    id uuid not null,
    user_id uuid not null,
    state_hash text not null constraint entra_oauth_state_once unique,
    browser_hash text not null,
    nonce text not null,
    redirect_uri text not null,
    expires_at timestamptz not null,
    taken_at timestamptz,
    partner_tenant_id uuid,
    account text,
    answered_at timestamptz,
    primary key (tenant, id)
);
create index entra_oauth_states_by_user on entra_oauth_states (tenant, user_id);
select rollcall_protect('entra_oauth_states');

create function entra_oauth_state_tenant(state text) returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select s.tenant from entra_oauth_states s where s.state_hash = state and s.taken_at is null
$$;
select rollcall_across('entra_oauth_state_tenant(text)', 'entra_oauth_states');

create table entra_managed_tenants (
    tenant uuid not null references tenants,
    entra_tenant_id uuid not null,
    name text not null,
    primary_domain text,
    verified_domains text[] not null,
    user_count integer,
    access text not null,
    gdap_end timestamptz,
    partner boolean not null,
    problem text,
    first_run uuid not null,
    first_seen timestamptz not null,
    seen_run uuid not null,
    last_seen timestamptz not null,
    lost_at timestamptz,
    eligible integer,
    eligible_at timestamptz,
    primary key (tenant, entra_tenant_id)
);
select rollcall_protect('entra_managed_tenants');

create table entra_discoveries (
    tenant uuid not null references tenants,
    run_id uuid not null,
    completed_at timestamptz not null,
    primary key (tenant, run_id)
);
select rollcall_protect('entra_discoveries');
