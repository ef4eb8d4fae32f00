package io.rollcall.entra.persistence.internal.settings;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                false,
                true,
                List.of("^svc", "a,\"b\"\\c"),
                Set.of("example.com"),
                3,
                Duration.ofHours(12),
                0);
        SyncSettings stored = replace(chosen).orElseThrow();
        assertEquals(1, stored.version());
        assertEquals(chosen.exclusionPatterns(), stored.exclusionPatterns());
        assertEquals(chosen.absenceGap(), stored.absenceGap());
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
