package io.rollcall.entra.domain.internal.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.PlainNames;
import io.rollcall.entra.domain.settings.Absence;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.ScopeSettings;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.Test;

public class ChosenSettingsTest {
    private static final TenantId MSP = new TenantId(new UUID(0, 1));

    private final FakeWork work = new FakeWork();
    private final OneRow row = new OneRow();
    private final ChosenSettings settings = new ChosenSettings(
            new Access((tenant, flag) -> flag.equals(EntraFlags.UI)),
            work,
            row,
            new BracketPatterns(),
            new PlainNames());
    private final Caller editor = caller(Permission.SETTINGS_READ, Permission.SETTINGS_UPDATE);

    @Test
    public void a_change_moves_the_version_so_that_the_next_run_decides_again() {
        SyncSettings stored = settings.put(editor, SyncSettings.DEFAULTS.overwriting(Set.of(Field.EMAIL, Field.PHONE)));

        assertEquals(1, stored.version());
        assertEquals(Set.of(Field.EMAIL, Field.PHONE), settings.get(editor).overwrite());
    }

    @Test
    public void a_change_of_an_older_version_is_refused() {
        settings.put(editor, SyncSettings.DEFAULTS);

        assertTrue(refusal(() -> settings.put(editor, SyncSettings.DEFAULTS)) instanceof Problem.Stale);
    }

    @Test
    public void everything_that_is_wrong_is_told_by_its_field() {
        SyncSettings wrong =
                with(List.of("ok", "(", " "), Set.of("contoso.com", "Not a domain"), 0, Duration.ofDays(31));

        Problem.Invalid problem = (Problem.Invalid) refusal(() -> settings.put(editor, wrong));

        assertEquals(
                List.of("exclusionPatterns[1]", "exclusionPatterns[2]", "onlyDomains", "absenceListings", "absenceGap"),
                problem.fields().stream().map(Problem.FieldError::field).toList());
        assertEquals(0, settings.get(editor).version());
    }

    @Test
    public void values_that_no_database_holds_are_told_by_their_fields() {
        SyncSettings wrong = with(List.of("a\0b"), Set.of("a\0.com"), 2, Duration.ofSeconds(Long.MAX_VALUE));

        Problem.Invalid problem = (Problem.Invalid) refusal(() -> settings.put(editor, wrong));

        assertEquals(
                List.of("exclusionPatterns[0]", "onlyDomains", "absenceGap"),
                problem.fields().stream().map(Problem.FieldError::field).toList());
    }

    @Test
    public void lists_have_an_end() {
        List<String> many = Stream.generate(() -> "x").limit(101).toList();

        Problem.Invalid problem =
                (Problem.Invalid) refusal(() -> settings.put(editor, with(many, Set.of(), 2, Duration.ZERO)));

        assertEquals("exclusionPatterns", problem.fields().get(0).field());
    }

    @Test
    public void readers_read_only() {
        Caller reader = caller(Permission.SETTINGS_READ);

        assertEquals(SyncSettings.DEFAULTS, settings.get(reader));
        assertTrue(refusal(() -> settings.put(reader, SyncSettings.DEFAULTS)) instanceof Problem.Forbidden);
    }

    private static SyncSettings with(List<String> patterns, Set<String> domains, int listings, Duration gap) {
        return SyncSettings.DEFAULTS
                .scoped(new ScopeSettings(true, false, patterns, domains, Map.of()))
                .absent(new Absence(listings, gap));
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }

    private static Caller caller(Permission... permissions) {
        return new Caller.Person(MSP, UUID.randomUUID(), "ann", UserType.INTERNAL, Set.of(permissions));
    }

    private final class OneRow implements SettingsStore {
        private SyncSettings stored = SyncSettings.DEFAULTS;

        @Override
        public SyncSettings get(TenantId tenant) {
            work.requireInside(tenant);
            return stored;
        }

        @Override
        public Optional<SyncSettings> replace(TenantId tenant, SyncSettings next) {
            work.requireInside(tenant);
            if (next.version() != stored.version()) {
                return Optional.empty();
            }
            stored = next.versioned(next.version() + 1);
            return Optional.of(stored);
        }
    }

    /** Whatever has an open bracket is invalid. */
    private static final class BracketPatterns implements Patterns {
        @Override
        public Predicate<String> compile(String pattern) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> problem(String pattern) {
            return pattern.contains("(") ? Optional.of("A bracket is open.") : Optional.empty();
        }
    }
}
