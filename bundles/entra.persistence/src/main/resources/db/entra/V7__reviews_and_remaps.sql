-- Who decided is closed_by; this is what it came to, in which run it can be looked up and undone, and why.
alter table entra_contact_reconciliation_queue
    add column closed_run uuid,
    add column resolution text check (resolution in ('existing', 'moved', 'new')),
    add column closed_contact uuid,
    add column note text;
create index entra_reviews_by_state on entra_contact_reconciliation_queue (tenant, state, id);
