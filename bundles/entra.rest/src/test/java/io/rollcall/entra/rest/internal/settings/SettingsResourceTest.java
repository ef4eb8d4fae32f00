package io.rollcall.entra.rest.internal.settings;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.entra.domain.settings.Absence;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.Guards;
import io.rollcall.entra.domain.settings.ScopeSettings;
import io.rollcall.entra.domain.settings.Settings;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.rest.internal.testing.Rest;
import io.rollcall.entra.rest.internal.testing.Rest.Answer;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class SettingsResourceTest {
    private final Chosen chosen = new Chosen();
    private final Rest rest = new Rest(new SettingsResource(chosen));

    @Test
    public void what_is_read_can_be_stored_as_it_is() {
        Answer answer = put(read());

        assertEquals(200, answer.status());
        assertEquals(chosen.stored, chosen.put);
    }

    @Test
    public void a_change_reaches_the_domain() {
        ObjectNode body = read();
        body.withObject("/fieldRules").put("displayName", true);
        body.put("absenceGap", "PT1H").put("absenceListings", 1).put("inactivateOutOfScope", true);
        body.putArray("onlyDomains").add("b.example").add("b.example");
        body.putArray("exclusionPatterns").add("^svc");
        body.putObject("onlyGroups").putArray(new UUID(0, 1).toString()).add(new UUID(0, 2).toString());
        body.withObject("/guards/mspWide").put("percent", 7).put("atLeast", 70);
        ObjectNode window = body.withArray("/guards/windows").addObject();
        window.put("from", "1970-01-01T00:00:00Z")
                .put("until", "1970-01-01T00:01:00Z")
                .put("reason", "merger");
        window.putArray("kinds").add("creation");

        assertEquals(200, put(body).status());

        assertEquals(
                chosen.stored
                        .overwriting(Set.of(Field.DISPLAY_NAME))
                        .inactivating(true, true)
                        .scoped(new ScopeSettings(
                                true,
                                false,
                                List.of("^svc"),
                                Set.of("b.example"),
                                Map.of(new UUID(0, 1), Set.of(new UUID(0, 2)))))
                        .absent(new Absence(1, Duration.ofHours(1)))
                        .guarded(new Guards(
                                Guards.DEFAULTS.usual(),
                                new Guards.Share(7, 70),
                                Map.of(),
                                List.of(new Guards.Window(
                                        Optional.empty(),
                                        Set.of(GuardedKind.CREATION),
                                        Instant.EPOCH,
                                        Instant.EPOCH.plusSeconds(60),
                                        "merger")))),
                chosen.put);
    }

    @Test
    public void every_field_that_is_left_out_is_refused_by_its_name() {
        for (String field : List.of(
                "fieldRules",
                "markInactiveWhenDisabled",
                "inactivateOutOfScope",
                "excludeOnmicrosoftOnly",
                "licensedOnly",
                "exclusionPatterns",
                "onlyDomains",
                "onlyGroups",
                "absenceListings",
                "absenceGap",
                "damping",
                "guards",
                "notices",
                "journalDays",
                "version")) {
            ObjectNode body = read();
            body.remove(field);
            assertRefused(field, body);
        }
    }

    @Test
    public void unknown_rules_and_nothings_in_lists_are_refused_by_their_place() {
        ObjectNode rule = read();
        rule.withObject("/fieldRules").put("shoeSize", true);
        assertRefused("fieldRules.shoeSize", rule);

        ObjectNode pattern = read();
        pattern.putArray("exclusionPatterns").add("^svc").addNull();
        assertRefused("exclusionPatterns[1]", pattern);

        ObjectNode domain = read();
        domain.putArray("onlyDomains").addNull();
        assertRefused("onlyDomains[0]", domain);
    }

    @Test
    public void values_of_another_type_are_refused_by_name() {
        ObjectNode word = read();
        word.put("licensedOnly", "yes");
        assertRefused("licensedOnly", word);

        ObjectNode gap = read();
        gap.put("absenceGap", "six hours");
        assertRefused("absenceGap", gap);
    }

    @Test
    public void a_stale_version_is_412() {
        chosen.refusal = Optional.of(new Problem.Stale("Somebody changed them meanwhile."));

        assertEquals(412, put(read()).status());
    }

    private ObjectNode read() {
        return (ObjectNode) rest.get("settings").data();
    }

    private Answer put(ObjectNode body) {
        return rest.send("PUT", "settings", body.toString(), Map.of());
    }

    private void assertRefused(String field, ObjectNode body) {
        Answer answer = put(body);
        assertEquals(field, 400, answer.status());
        assertEquals(field, answer.field());
        assertEquals(SyncSettings.DEFAULTS, chosen.put);
    }

    private static final class Chosen implements Settings {
        final SyncSettings stored = SyncSettings.DEFAULTS.versioned(7);
        SyncSettings put = SyncSettings.DEFAULTS;
        Optional<Problem> refusal = Optional.empty();

        @Override
        public SyncSettings get(Caller caller) {
            return stored;
        }

        @Override
        public SyncSettings put(Caller caller, SyncSettings settings) {
            refusal.ifPresent(problem -> {
                throw problem.refuse();
            });
            put = settings;
            return settings;
        }
    }
}
