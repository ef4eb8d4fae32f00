package io.rollcall.entra.persistence.internal.settings;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.settings.Absence;
import io.rollcall.entra.domain.settings.Damping;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.Guards;
import io.rollcall.entra.domain.settings.NoticeSettings;
import io.rollcall.entra.domain.settings.ScopeSettings;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

public class SyncSettingsRowTest {
    private static TestDatabase db;

    private TenantId tenant;
    private SyncSettingsRow settings;

    @BeforeClass
    public static void open() {
        db = new TestDatabase();
    }

    @AfterClass
    public static void close() {
        db.close();
    }

    @Before
    public void aNewTenant() {
        tenant = db.newTenant();
        settings = new SyncSettingsRow(db.entra);
    }

    @Test
    public void aNewTenantHasItsRowWithTheDefaults() {
        assertEquals("1", db.value(tenant, "select count(*) from entra_sync_settings"));
        assertEquals(SyncSettings.DEFAULTS, get());
    }

    @Test
    public void whatIsReplacedReadsBackWithANewVersion() {
        SyncSettings chosen = new SyncSettings(
                Set.of(Field.DISPLAY_NAME, Field.UPN),
                false,
                true,
                new ScopeSettings(
                        false,
                        true,
                        List.of("^svc", "a,\"b\"\\c"),
                        Set.of("example.com"),
                        Map.of(new UUID(1, 1), Set.of(new UUID(2, 2), new UUID(3, 3)))),
                new Absence(3, Duration.ofHours(12)),
                new Damping(5, Duration.ofDays(2), Duration.ofHours(1)),
                new Guards(
                        new Guards.Limits(new Guards.Share(10, 5), new Guards.Share(40, 2)),
                        new Guards.Share(1, 100),
                        Map.of(new UUID(1, 1), new Guards.Limits(new Guards.Share(90, 1), new Guards.Share(95, 1))),
                        List.of(new Guards.Window(
                                Optional.empty(),
                                Set.of(GuardedKind.INACTIVATION),
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2026-01-02T00:00:00Z"),
                                "Fabrikam closes"))),
                new NoticeSettings(Set.of("tenant_new"), true),
                30,
                0);
        SyncSettings stored = replace(chosen).orElseThrow();
        assertEquals(1, stored.version());
        assertEquals(chosen.versioned(1), stored);
        assertEquals(stored, get());
    }

    @Test
    public void aStaleVersionIsNotStored() {
        replace(SyncSettings.DEFAULTS);
        assertEquals(Optional.empty(), replace(SyncSettings.DEFAULTS));
    }

    private SyncSettings get() {
        return db.in(tenant, () -> settings.get(tenant));
    }

    private Optional<SyncSettings> replace(SyncSettings chosen) {
        return db.in(tenant, () -> settings.replace(tenant, chosen));
    }
}
