create table tenants (
    id uuid primary key,
    name text not null,
    created_at timestamptz not null default now()
);
select rollcall_protect('tenants', 'id');

create table users (
    tenant uuid not null references tenants,
    id uuid not null,
    name text not null,
    email text not null,
    email_key text collate "C" generated always as (rollcall_key(email)) stored,
    user_type text not null check (user_type in ('internal', 'client')),
    inactive boolean not null default false,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant, id),
    unique (tenant, email_key)
);
select rollcall_protect('users');

create table roles (
    tenant uuid not null references tenants,
    id uuid not null,
    name text not null,
    primary key (tenant, id),
    unique (tenant, name)
);
select rollcall_protect('roles');

-- A platform operator is no MSP user: no role of an MSP can ever hold a permission of theirs.
create table role_permissions (
    tenant uuid not null,
    role_id uuid not null,
    permission text not null
        constraint permission_of_an_msp check (permission ~ '^[a-z_]+(\.[a-z_]+)+$' and permission !~ '^platform[._]'),
    primary key (tenant, role_id, permission),
    foreign key (tenant, role_id) references roles on delete cascade
);
select rollcall_protect('role_permissions');

create table user_roles (
    tenant uuid not null,
    user_id uuid not null,
    role_id uuid not null,
    primary key (tenant, user_id, role_id),
    foreign key (tenant, user_id) references users on delete cascade,
    foreign key (tenant, role_id) references roles
);
create index user_roles_by_role on user_roles (tenant, role_id);
select rollcall_protect('user_roles');

-- The key itself is never stored. Its hash is looked up before the tenant is known: the one index not led by the tenant.
create table api_keys (
    tenant uuid not null,
    id uuid not null,
    user_id uuid not null,
    label text not null,
    hash text not null constraint api_keys_hash unique check (hash ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    primary key (tenant, id),
    foreign key (tenant, user_id) references users
);
create index api_keys_by_user on api_keys (tenant, user_id, id);
select rollcall_protect('api_keys');

create table operator_keys (
    id uuid primary key,
    name text not null unique,
    hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null default now()
);
grant select, insert, delete on operator_keys to rollcall_app;

create function rollcall_tenants() returns table (id uuid, name text, created_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select t.id, t.name, t.created_at from tenants t
$$;
select rollcall_across('rollcall_tenants()', 'tenants');

create function rollcall_api_key(key_hash text)
returns table (tenant uuid, user_id uuid, name text, user_type text, permissions text[])
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select u.tenant, u.id, u.name, u.user_type,
           array(select distinct p.permission
                 from user_roles r join role_permissions p on p.tenant = r.tenant and p.role_id = r.role_id
                 where r.tenant = u.tenant and r.user_id = u.id)
    from api_keys k join users u on u.tenant = k.tenant and u.id = k.user_id
    where k.hash = key_hash
      and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
      and not u.inactive
$$;
select rollcall_across('rollcall_api_key(text)', 'api_keys', 'users', 'user_roles', 'role_permissions');
