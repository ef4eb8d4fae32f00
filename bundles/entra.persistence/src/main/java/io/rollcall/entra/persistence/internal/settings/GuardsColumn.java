package io.rollcall.entra.persistence.internal.settings;

import com.fasterxml.jackson.core.type.TypeReference;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.settings.Guards;
import io.rollcall.entra.domain.settings.Guards.Limits;
import io.rollcall.entra.domain.settings.Guards.Window;
import io.rollcall.entra.persistence.internal.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The breaker's limits as {@code jsonb}. An empty object, as in a new row, means the defaults. */
final class GuardsColumn {
    private static final TypeReference<Stored> STORED = new TypeReference<>() {};

    private GuardsColumn() {}

    static String write(Guards guards) {
        return Json.write(new Stored(
                guards.usual(),
                guards.mspWide(),
                guards.ofTenants(),
                guards.windows().stream().map(StoredWindow::of).toList()));
    }

    static Guards read(String json) {
        if ("{}".equals(json)) {
            return Guards.DEFAULTS;
        }
        Stored stored = Json.read(json, STORED);
        return new Guards(
                stored.usual(),
                stored.mspWide(),
                stored.ofTenants(),
                stored.windows().stream().map(StoredWindow::window).toList());
    }

    private record Stored(
            Limits usual, Guards.Share mspWide, Map<UUID, Limits> ofTenants, List<StoredWindow> windows) {}

    private record StoredWindow(
            @Nullable UUID entraTenantId, Set<GuardedKind> kinds, String from, String until, String reason) {
        static StoredWindow of(Window window) {
            return new StoredWindow(
                    window.entraTenantId().orElse(null),
                    window.kinds(),
                    window.from().toString(),
                    window.until().toString(),
                    window.reason());
        }

        Window window() {
            return new Window(
                    Optional.ofNullable(entraTenantId), kinds, Instant.parse(from), Instant.parse(until), reason);
        }
    }
}
