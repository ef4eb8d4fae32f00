package io.rollcall.entra.domain.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.connection.CippConnect.Candidate;
import io.rollcall.entra.domain.connection.CippConnect.Probe;
import io.rollcall.entra.domain.connection.Connection;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.Test;

public class CippConnectionsTest {
    private static final String SECRET = "entra_cipp_client_secret";
    private static final UUID PARTNER = new UUID(7, 7);

    private final Bench bench = new Bench();
    private final Candidate candidate =
            new Candidate(" https://cipp.example/api ", PARTNER.toString(), "client", new Secret("s3cret"));

    @Test
    public void a_test_tries_and_saves_nothing() {
        assertEquals(new Probe(1, false), bench.cipp.test(bench.ann, candidate));

        assertEquals(Optional.empty(), bench.connections.of(Bench.MSP));
        assertEquals(Set.of(), bench.secrets.names(Bench.MSP));
    }

    @Test
    public void a_candidate_that_answers_becomes_the_connection() {
        Connection connection = bench.cipp.connect(bench.ann, candidate);

        assertEquals(Optional.of(connection), bench.connections.of(Bench.MSP));
        assertEquals(
                Map.of("apiUrl", "https://cipp.example/api", "tenantId", PARTNER.toString(), "clientId", "client"),
                connection.settings());
        assertEquals(Optional.of(PARTNER), connection.partnerTenantId());
        assertEquals(Optional.of("s3cret"), bench.secrets.value(Bench.MSP, SECRET));
    }

    @Test
    public void a_key_or_password_pasted_with_the_address_is_neither_stored_nor_used() {
        for (String pasted : List.of(
                "https://cipp.example/api/ListTenants?code=Zm9v&x=1#here",
                "https://cipp.example/api/ListTenants#access_token=Zm9v",
                "https://ann:Zm9v@cipp.example/api/ListTenants",
                " https://Zm9v@b@cipp.example/api/ListTenants?code=Zm9v\n#Zm9v")) {
            assertEquals(
                    "https://cipp.example/api/ListTenants",
                    bench.cipp.connect(bench.ann, with(pasted)).settings().get("apiUrl"));
        }
        assertEquals(
                "cipp.example",
                bench.cipp
                        .connect(bench.ann, with("Zm9v:x@cipp.example?code=Zm9v"))
                        .settings()
                        .get("apiUrl"));
        assertEquals(
                "https://cipp.example/a@b",
                bench.cipp
                        .connect(bench.ann, with("https://cipp.example/a@b"))
                        .settings()
                        .get("apiUrl"));
        assertTrue(bench.cippServer.probed.stream()
                .noneMatch(tried -> tried.settings().toString().contains("Zm9v")));
    }

    @Test
    public void an_address_that_is_unreadable_or_not_allowed_is_told_by_its_field() {
        for (String code : List.of("api_url", "address_refused")) {
            bench.cippServer.probeFailure = Optional.of(
                    new DirectoryFailure(DirectoryFailure.Kind.PROTOCOL, code, "The API URL leads to this machine."));

            Problem expected = new Problem.Invalid(
                    "The API URL leads to this machine.",
                    List.of(new Problem.FieldError("apiUrl", "The API URL leads to this machine.")));
            assertEquals(expected, refusal(() -> bench.cipp.test(bench.ann, candidate)));
            assertEquals(expected, refusal(() -> bench.cipp.connect(bench.ann, candidate)));
        }
    }

    @Test
    public void a_candidate_that_fails_leaves_the_earlier_connection_untouched() {
        Connection earlier = bench.connected(Bench.MSP, ConnectionType.CIPP, PARTNER);
        bench.cippServer.probeFailure = Optional.of(Bench.REFUSED);

        Problem problem = refusal(() -> bench.cipp.connect(bench.ann, candidate));

        assertEquals(new Problem.Upstream(Bench.REFUSED.code(), Bench.REFUSED.sentence(), Optional.empty()), problem);
        assertEquals(Optional.of(earlier), bench.connections.of(Bench.MSP));
        assertEquals(Optional.of("earlier"), bench.secrets.value(Bench.MSP, SECRET));
    }

    @Test
    public void switching_removes_the_tokens_of_the_sign_in() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, PARTNER);

        bench.cipp.connect(bench.ann, candidate);

        assertEquals(Set.of(SECRET), bench.secrets.names(Bench.MSP));
    }

    @Test
    public void a_secret_that_cannot_be_removed_does_not_undo_the_switch() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, PARTNER);
        bench.secrets.removeFailure = Optional.of(new Problem.Away("The vault is away."));

        assertEquals(
                ConnectionType.CIPP, bench.cipp.connect(bench.ann, candidate).type());
    }

    @Test
    public void another_partner_tenant_needs_a_disconnect_first() {
        bench.connected(Bench.MSP, ConnectionType.DIRECT, new UUID(8, 8));

        assertTrue(refusal(() -> bench.cipp.connect(bench.ann, candidate)) instanceof Problem.Conflict);
        assertTrue(bench.cippServer.probed.isEmpty());
    }

    @Test
    public void one_partner_tenant_serves_one_msp() {
        bench.connected(Bench.OTHER_MSP, ConnectionType.CIPP, PARTNER);

        assertTrue(refusal(() -> bench.cipp.connect(bench.ann, candidate)) instanceof Problem.Conflict);
        assertEquals(Set.of(), bench.secrets.names(Bench.MSP));
    }

    @Test
    public void everything_that_is_wrong_with_the_form_is_told_at_once() {
        Candidate wrong = new Candidate(" ", "contoso", "", new Secret(""));

        Problem.Invalid problem = (Problem.Invalid) refusal(() -> bench.cipp.test(bench.ann, wrong));

        assertEquals(
                Set.of("apiUrl", "tenantId", "clientId", "clientSecret"),
                problem.fields().stream().map(Problem.FieldError::field).collect(Collectors.toSet()));
    }

    @Test
    public void without_its_flag_cipp_is_not_offered() {
        bench.flags.remove(EntraFlags.CIPP);

        assertEquals(
                new Problem.FeatureDisabled(EntraFlags.CIPP), refusal(() -> bench.cipp.test(bench.ann, candidate)));
        assertEquals(
                new Problem.FeatureDisabled(EntraFlags.CIPP), refusal(() -> bench.cipp.connect(bench.ann, candidate)));
    }

    private static Candidate with(String apiUrl) {
        return new Candidate(apiUrl, PARTNER.toString(), "client", new Secret("s3cret"));
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }
}
