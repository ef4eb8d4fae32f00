package io.rollcall.entra.persistence.internal.sync;

import io.rollcall.entra.persistence.internal.EntraDatabase;
import io.rollcall.host.api.work.TenantId;
import java.util.Collection;
import java.util.UUID;

/** Marks identities dirty because something around them changed. The revision moves: a decision under way does not clear it. */
public final class DirtyMarks {
    private static final String HOLDERS_OF_ADDRESSES_OF =
            """
            update entra_identities i set dirty = true, revision = revision + 1
            from (select distinct same.entra_tenant_id, same.entra_object_id
                  from entra_identity_addresses a
                  join entra_identity_addresses same on same.tenant = a.tenant and same.address_key = a.address_key
                      and (same.entra_tenant_id, same.entra_object_id) <> (a.entra_tenant_id, a.entra_object_id)
                  where a.tenant = ? and a.entra_tenant_id = ? and a.entra_object_id = any(?)) holder
            where i.tenant = ? and i.entra_tenant_id = holder.entra_tenant_id
              and i.entra_object_id = holder.entra_object_id""";

    private static final String AROUND_CONTACTS =
            """
            update entra_identities i set dirty = true, revision = revision + 1
            from (select entra_tenant_id, entra_object_id from entra_contact_links
                  where tenant = ? and contact_id = any(?) and ended_at is null
                  union
                  select entra_tenant_id, entra_object_id from entra_identity_addresses
                  where tenant = ? and address_key = any(?)) around
            where i.tenant = ? and i.entra_tenant_id = around.entra_tenant_id
              and i.entra_object_id = around.entra_object_id""";

    private final EntraDatabase database;

    public DirtyMarks(EntraDatabase database) {
        this.database = database;
    }

    /** All others, in whatever managed tenant, that have an address of one of these. */
    void holdersOfAddressesOf(TenantId tenant, UUID entraTenantId, Collection<UUID> objectIds) {
        if (objectIds.isEmpty()) {
            return;
        }
        database.sql(HOLDERS_OF_ADDRESSES_OF)
                .bind(tenant.value())
                .bind(entraTenantId)
                .uuids(objectIds)
                .bind(tenant.value())
                .update();
    }

    /** Those that are linked to one of the contacts or have one of the addresses. */
    public void aroundContacts(TenantId tenant, Collection<UUID> contacts, Collection<String> addressKeys) {
        database.sql(AROUND_CONTACTS)
                .bind(tenant.value())
                .uuids(contacts)
                .bind(tenant.value())
                .texts(addressKeys)
                .bind(tenant.value())
                .update();
    }
}
