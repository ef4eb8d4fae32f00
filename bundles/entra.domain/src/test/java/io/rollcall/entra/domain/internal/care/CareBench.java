package io.rollcall.entra.domain.internal.care;

import io.rollcall.entra.domain.care.ExpiryStore;
import io.rollcall.entra.domain.guard.GuardStore;
import io.rollcall.entra.domain.guard.HeldSet;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.fakes.FakeClock;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.Partial;
import io.rollcall.entra.domain.internal.notice.Notifier;
import io.rollcall.entra.domain.notice.RunNewsStore;
import io.rollcall.entra.domain.pin.Pin;
import io.rollcall.entra.domain.pin.PinStore;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.SettingsStore;
import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.host.api.admin.Tenants;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.contacts.Contacts;
import io.rollcall.host.api.notices.Notices;
import io.rollcall.host.api.work.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Two MSPs to look after. */
final class CareBench {
    static final TenantId FIRST = new TenantId(new UUID(0, 1));
    static final TenantId SECOND = new TenantId(new UUID(0, 2));
    private static final ContactId ADA = new ContactId(new UUID(4, 1));

    final FakeClock clock = new FakeClock();
    final Set<String> flags = new HashSet<>(Set.of(EntraFlags.UI));
    final Set<TenantId> broken = new HashSet<>();
    /** What was asked to be removed, with its age in days. */
    final Map<TenantId, List<String>> removals = new LinkedHashMap<>();

    final List<String> told = new ArrayList<>();
    /** In the journal of the first tenant. */
    int oldRows;

    private final FakeWork work = new FakeWork();
    private final Map<TenantId, HeldSet> held = new HashMap<>();
    private final Map<TenantId, List<Pin>> expired = new HashMap<>();
    private final Map<TenantId, Integer> journalDays = new HashMap<>();
    private final Map<String, String> latest = new HashMap<>();
    private final Notifier notifier = new Notifier(settings(), notices(), news());
    final HouseKeeper keeper = new HouseKeeper(
            tenants(),
            new Access((tenant, flag) -> flags.contains(flag)),
            new Retention(work, settings(), expiry(), clock),
            new Reminders(work, guards(), pins(), contacts(), notifier, clock));

    void journalDays(TenantId tenant, int days) {
        journalDays.put(tenant, days);
    }

    void held(TenantId tenant, String version, Duration ago) {
        held.put(
                tenant,
                new HeldSet(
                        new UUID(2, 2),
                        "Contoso",
                        version,
                        new UUID(9, 9),
                        Map.of(GuardedKind.INACTIVATION, 12L, GuardedKind.CREATION, 1L),
                        clock.instant().minus(ago)));
    }

    @SafeVarargs
    final void expired(TenantId tenant, Optional<Field>... fields) {
        for (Optional<Field> field : fields) {
            Pin pin = new Pin(
                    UUID.randomUUID(), ADA, field, "Ann", "Because.", clock.instant(), Optional.of(clock.instant()));
            expired.computeIfAbsent(tenant, id -> new ArrayList<>()).add(pin);
        }
    }

    private Tenants tenants() {
        return Partial.of(Tenants.class, new Object() {
            @SuppressWarnings("unused")
            public List<Tenants.Tenant> all() {
                return List.of(
                        new Tenants.Tenant(FIRST, "First", Instant.EPOCH),
                        new Tenants.Tenant(SECOND, "Second", Instant.EPOCH));
            }
        });
    }

    private SettingsStore settings() {
        return Partial.of(SettingsStore.class, new Object() {
            @SuppressWarnings("unused")
            public SyncSettings get(TenantId tenant) {
                work.requireInside(tenant);
                SyncSettings usual = SyncSettings.DEFAULTS;
                return new SyncSettings(
                        usual.overwrite(),
                        usual.markInactiveWhenDisabled(),
                        usual.inactivateOutOfScope(),
                        usual.scope(),
                        usual.absence(),
                        usual.damping(),
                        usual.guards(),
                        usual.notices(),
                        journalDays.getOrDefault(tenant, usual.journalDays()),
                        usual.version());
            }
        });
    }

    private ExpiryStore expiry() {
        return new ExpiryStore() {
            @Override
            public int journal(TenantId tenant, Instant before, int limit) {
                int removed = tenant.equals(FIRST) ? Math.min(oldRows, limit) : 0;
                oldRows -= removed;
                return asked(tenant, "journal", before, removed);
            }

            @Override
            public int staged(TenantId tenant, Instant before, int limit) {
                return asked(tenant, "staged", before, 0);
            }

            @Override
            public int plans(TenantId tenant, Instant before, int limit) {
                return asked(tenant, "plans", before, 0);
            }
        };
    }

    private int asked(TenantId tenant, String what, Instant before, int removed) {
        work.requireInside(tenant);
        if (broken.contains(tenant)) {
            throw new IllegalStateException("this tenant's rows cannot be read");
        }
        removals.computeIfAbsent(tenant, id -> new ArrayList<>())
                .add(what + " " + Duration.between(before, clock.instant()).toDays());
        return removed;
    }

    private GuardStore guards() {
        return Partial.of(GuardStore.class, new Object() {
            @SuppressWarnings("unused")
            public List<HeldSet> held(TenantId tenant) {
                work.requireInside(tenant);
                return Optional.ofNullable(held.get(tenant)).stream().toList();
            }
        });
    }

    private PinStore pins() {
        return Partial.of(PinStore.class, new Object() {
            @SuppressWarnings("unused")
            public List<Pin> takeExpired(TenantId tenant, Instant now, int limit) {
                work.requireInside(tenant);
                return Optional.ofNullable(expired.remove(tenant)).orElse(List.of());
            }
        });
    }

    private Contacts contacts() {
        return Partial.of(Contacts.class, new Object() {
            @SuppressWarnings("unused")
            public List<Contact> byIds(TenantId tenant, Collection<ContactId> ids) {
                work.requireInside(tenant);
                return ids.isEmpty() ? List.of() : List.of(ada());
            }
        });
    }

    private Notices notices() {
        return Partial.of(Notices.class, new Object() {
            @SuppressWarnings("unused")
            public void raise(TenantId tenant, String kind, String subject, String sentence) {
                work.requireInside(tenant);
                told.add(kind + ": " + sentence);
            }
        });
    }

    private RunNewsStore news() {
        return Partial.of(RunNewsStore.class, new Object() {
            @SuppressWarnings("unused")
            public boolean news(TenantId tenant, String kind, String subject, String what) {
                work.requireInside(tenant);
                return !what.equals(latest.put(kind + subject, what));
            }
        });
    }

    private static Contact ada() {
        return new Contact(
                ADA,
                new ClientId(new UUID(1, 1)),
                "Ada",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false,
                false,
                Optional.empty(),
                false,
                1);
    }
}
