package io.rollcall.entra.graph.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.util.Set;
import java.util.UUID;
import org.junit.After;
import org.junit.Test;

/** Who is in a group, when Graph does not answer as it should. */
public class MembersTest {
    private final SandboxGraph microsoft = new SandboxGraph();
    private final UUID tenant = microsoft.large();
    private final Set<UUID> groups = microsoft.groups(tenant).keySet();

    @After
    public void close() {
        microsoft.close();
    }

    @Test
    public void without_the_permission_the_failure_names_it_and_the_group() {
        fault("\"status\":403");
        DirectoryFailure failure = failure();
        assertEquals(Kind.ACCESS, failure.kind());
        assertEquals("Authorization_RequestDenied", failure.code());
        assertTrue(failure.sentence(), failure.sentence().contains("GroupMember.Read.All"));
        assertTrue(failure.sentence(), groups.stream().anyMatch(group -> failure.sentence()
                .contains(group.toString())));
    }

    @Test
    public void a_page_that_leads_to_itself_ends_as_a_failure() {
        fault("\"kind\":\"repeatNextLink\"");
        assertEquals("broken_round", failure().code());
    }

    @Test
    public void a_link_to_another_host_is_not_followed() {
        fault("\"kind\":\"foreignNextLink\"");
        assertEquals("foreign_link", failure().code());
    }

    @Test
    public void a_refused_token_is_replaced_and_the_question_put_once_more() {
        fault("\"status\":401,\"times\":1");
        assertEquals(
                microsoft.people(tenant),
                microsoft
                        .provider()
                        .members(microsoft.connection(), tenant, groups)
                        .size());
    }

    private void fault(String what) {
        microsoft.cloud().fault("{\"where\":\"graph.groups.transitiveMembers\"," + what + "}");
    }

    private DirectoryFailure failure() {
        return assertThrows(
                DirectoryFailure.class, () -> microsoft.provider().members(microsoft.connection(), tenant, groups));
    }
}
