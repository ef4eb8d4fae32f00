package io.rollcall.entra.graph.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.directory.UserPage;
import java.util.Optional;
import java.util.UUID;
import org.junit.After;
import org.junit.Test;

/** What Microsoft does when it does not answer as asked. */
public class FaultsTest {
    private final SandboxGraph microsoft = new SandboxGraph();
    private final UUID tenant = microsoft.small();

    @After
    public void close() {
        microsoft.close();
    }

    @Test
    public void an_expired_position_asks_for_a_complete_read_which_then_works() {
        Cursor position = wholeRead().resume().orElseThrow();
        for (String kind : new String[] {"deltaGone", "deltaNotFound"}) {
            microsoft.cloud().fault("{\"where\":\"graph.users.delta\",\"kind\":\"" + kind + "\",\"times\":1}");
            assertEquals(Kind.CURSOR_EXPIRED, users(Optional.of(position)).kind());
        }
        assertTrue(wholeRead().last());
    }

    @Test
    public void a_link_to_another_host_is_not_followed() {
        microsoft.cloud().fault("{\"where\":\"graph.users.delta\",\"kind\":\"foreignNextLink\"}");
        assertEquals("foreign_link", users(Optional.empty()).code());
    }

    @Test
    public void a_list_that_does_not_end_is_refused() {
        microsoft.cloud().fault("{\"where\":\"graph.users.delta\",\"kind\":\"repeatNextLink\"}");
        Optional<Cursor> at = Optional.empty();
        DirectoryFailure failure = assertThrows(DirectoryFailure.class, () -> readOn(at, 5));
        assertEquals("broken_round", failure.code());
    }

    @Test
    public void one_customer_in_trouble_is_unhealthy_and_the_others_are_found() {
        microsoft
                .cloud()
                .fault("{\"where\":\"graph.organization\",\"status\":429,\"retryAfter\":9,\"tenant\":\"" + tenant
                        + "\"}");
        var found = microsoft
                .provider()
                .managedTenants(microsoft.connection(), Optional.empty())
                .tenants();
        FoundTenant ill = found.stream()
                .filter(t -> t.entraTenantId().equals(tenant))
                .findFirst()
                .orElseThrow();
        assertEquals(Access.UNHEALTHY, ill.access());
        assertTrue(ill.problem().isPresent());
        assertTrue(found.stream().filter(t -> t.access() == Access.GRANTED).count() > 10);
    }

    @Test
    public void a_tenant_list_that_fails_is_a_failure_and_not_an_empty_list() {
        for (String fault :
                new String[] {"\"kind\":\"empty\"", "\"kind\":\"malformed\"", "\"kind\":\"html\"", "\"status\":500"}) {
            microsoft.cloud().fault("{\"where\":\"graph.relationships\",\"times\":1," + fault + "}");
            assertThrows(fault, DirectoryFailure.class, () -> microsoft
                    .provider()
                    .managedTenants(microsoft.connection(), Optional.empty()));
        }
    }

    @Test
    public void without_permission_for_contracts_the_relationships_are_enough() {
        microsoft.cloud().fault("{\"where\":\"graph.contracts\",\"status\":403}");
        var found = microsoft
                .provider()
                .managedTenants(microsoft.connection(), Optional.empty())
                .tenants();
        assertTrue(found.stream().anyMatch(t -> t.entraTenantId().equals(tenant)));
    }

    private UserPage wholeRead() {
        return readOn(Optional.empty(), 100);
    }

    private UserPage readOn(Optional<Cursor> from, int atMost) {
        UserPage page = microsoft.provider().users(microsoft.connection(), tenant, from);
        for (int read = 1; read < atMost && !page.last(); read++) {
            page = microsoft.provider().users(microsoft.connection(), tenant, page.next());
        }
        return page;
    }

    private DirectoryFailure users(Optional<Cursor> position) {
        return assertThrows(
                DirectoryFailure.class, () -> microsoft.provider().users(microsoft.connection(), tenant, position));
    }
}
