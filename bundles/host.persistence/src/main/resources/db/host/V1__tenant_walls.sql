-- What every migration of every bundle uses to put its tables behind the tenant walls.
-- The roles rollcall_app (the application) and rollcall_across (owner of the few functions that read across tenants)
-- are made before the migrations run: they belong to the server, not to this database.

grant usage on schema public to rollcall_app, rollcall_across;

-- Compared values are stored in generated columns of this key. Unicode folding must not depend on how the database was
-- initialised: lower() under the C locale folds ASCII only.
do $$
declare
    folding text := (select coalesce(
        (select 'collate pg_catalog.pg_c_utf8' from pg_collation where collname = 'pg_c_utf8'),
        (select 'collate pg_catalog."und-x-icu"' from pg_collation where collname = 'und-x-icu'),
        ''));
begin
    execute format(
        'create function rollcall_key(value text) returns text language sql immutable strict parallel safe
         return lower(value %s)', folding);
end $$;

-- Puts a table behind the tenant wall: forced row-level security that fails closed (no tenant set = no rows).
-- After a transaction the setting is '', not null, hence nullif.
create function rollcall_protect(target regclass, tenant_column name default 'tenant') returns void
language plpgsql as $$
declare
    wall text := format('%I = nullif(current_setting(''app.tenant'', true), '''')::uuid', tenant_column);
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy tenant_wall on %s using (%s) with check (%s)', target, wall, wall);
    execute format('grant select, insert, update, delete on %s to rollcall_app', target);
end $$;

-- Makes a SECURITY DEFINER function that reads these tables across tenants: the owner of the tables is held by the forced
-- walls too, so the function gets an owner of its own, who may read these tables and do nothing else.
-- The function must fix its search_path.
create function rollcall_across(reader regprocedure, variadic targets regclass[]) returns void
language plpgsql as $$
declare
    migrator name := current_user;
    target regclass;
begin
    foreach target in array targets loop
        execute format('grant select on %s to rollcall_across', target);
        if not exists (select from pg_policy where polrelid = target and polname = 'across_tenants') then
            execute format('create policy across_tenants on %s for select to rollcall_across using (true)', target);
        end if;
    end loop;
    execute format('revoke all on function %s from public', reader);
    execute format('grant execute on function %s to rollcall_app', reader);
    -- Membership is for the hand-over only: as a member the owner of the tables would see over the walls.
    grant create on schema public to rollcall_across;
    execute format('grant rollcall_across to %I', migrator);
    execute format('alter function %s owner to rollcall_across', reader);
    set local role rollcall_across;
    execute format('grant execute on function %s to %I', reader, migrator);
    execute format('set local role %I', migrator);
    execute format('revoke rollcall_across from %I', migrator);
    revoke create on schema public from rollcall_across;
end $$;

revoke all on function rollcall_protect, rollcall_across from public;
