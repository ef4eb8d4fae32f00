package io.rollcall.entra.cipp.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.FoundTenant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Test;

/** What the sandbox's CIPP does with status 200 that is no answer, and which customers it shows. */
public class SandboxFaultsTest {
    private final SandboxCipp cipp = new SandboxCipp();

    @After
    public void close() {
        cipp.close();
    }

    @Test
    public void queued_failed_and_foreign_rows_are_refused() {
        for (String kind : new String[] {"queued", "failedRows", "foreignRows"}) {
            cipp.cloud().fault("{\"where\":\"cipp.ListGraphRequest\",\"kind\":\"" + kind + "\",\"times\":1}");
            DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> cipp.provider()
                    .users(cipp.connection(), cipp.small(), Optional.empty()));
            assertEquals(kind, Kind.PROTOCOL, failure.kind());
        }
    }

    @Test
    public void a_failed_tenant_list_is_a_failure() {
        cipp.cloud().fault("{\"where\":\"cipp.ListTenants\",\"kind\":\"failedRows\"}");
        assertThrows(DirectoryFailure.class, () -> cipp.provider().managedTenants(cipp.connection(), Optional.empty()));
    }

    @Test
    public void each_kind_of_customer_has_its_access() {
        Map<UUID, Access> access =
                cipp.provider().managedTenants(cipp.connection(), Optional.empty()).tenants().stream()
                        .collect(Collectors.toMap(FoundTenant::entraTenantId, FoundTenant::access));
        assertEquals(Access.GRANTED, access.get(cipp.cloud().tenant("ordinary")));
        assertEquals(Access.EXCLUDED, access.get(cipp.cloud().tenant("cipp_excluded")));
        assertEquals(Access.UNCONSENTED, access.get(cipp.cloud().tenant("unconsented")));
        assertTrue(access.get(cipp.cloud().tenant("expired")) != Access.GRANTED);
        assertTrue(!access.containsKey(cipp.cloud().tenant("no_gdap")));
    }
}
