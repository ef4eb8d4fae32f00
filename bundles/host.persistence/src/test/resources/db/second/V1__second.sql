create table second_things (
    tenant uuid not null references tenants,
    id uuid not null,
    primary key (tenant, id)
);
select rollcall_protect('second_things');

-- every tenant, old or new, has its row
create function second_things_of_a_new_tenant() returns trigger language plpgsql as $$
begin
    insert into second_things values (new.id, new.id);
    return null;
end $$;
create trigger second_things_of_a_new_tenant after insert on tenants
    for each row execute function second_things_of_a_new_tenant();
