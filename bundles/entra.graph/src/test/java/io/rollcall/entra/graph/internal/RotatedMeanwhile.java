package io.rollcall.entra.graph.internal;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection whose credential another process replaces after it was read the first time. */
final class RotatedMeanwhile implements DirectoryConnection {
    private final AtomicInteger reads = new AtomicInteger();
    private final DirectoryConnection before;
    private final Secret after;

    RotatedMeanwhile(DirectoryConnection before, Secret after) {
        this.before = before;
        this.after = after;
    }

    @Override
    public Secret credential() {
        return reads.getAndIncrement() == 0 ? before.credential() : after;
    }

    @Override
    public boolean rotate(Secret expected, Secret next) {
        return expected.equals(after);
    }

    @Override
    public TenantId tenant() {
        return before.tenant();
    }

    @Override
    public ConnectionType type() {
        return before.type();
    }

    @Override
    public Optional<UUID> partnerTenantId() {
        return before.partnerTenantId();
    }

    @Override
    public Map<String, String> settings() {
        return before.settings();
    }

    @Override
    public Optional<MicrosoftApp> app() {
        return before.app();
    }
}
