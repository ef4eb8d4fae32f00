-- Definitions are the platform's; for whom a flag is on belongs to the tenant.
create table feature_flags (
    key text primary key,
    sentence text not null
);
grant select, insert, update on feature_flags to rollcall_app;

create table feature_flag_targets (
    tenant uuid not null references tenants,
    flag text not null references feature_flags,
    enabled boolean not null,
    updated_at timestamptz not null default now(),
    primary key (tenant, flag)
);
select rollcall_protect('feature_flag_targets');

-- Metadata only: where the current value of a secret lies.
create table tenant_secrets (
    tenant uuid not null references tenants,
    name text not null,
    provider text not null,
    version text not null,
    updated_by text not null,
    updated_at timestamptz not null default now(),
    primary key (tenant, name)
);
select rollcall_protect('tenant_secrets');

create table notices (
    tenant uuid not null references tenants,
    id uuid not null,
    kind text not null,
    subject text not null,
    sentence text not null,
    raised_at timestamptz not null default now(),
    read_at timestamptz,
    primary key (tenant, id)
);
create unique index notices_unread on notices (tenant, kind, subject) where read_at is null;
select rollcall_protect('notices');
