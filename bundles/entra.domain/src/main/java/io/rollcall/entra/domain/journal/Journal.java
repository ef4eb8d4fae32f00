package io.rollcall.entra.domain.journal;

import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.host.api.paging.Page;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.work.TenantId;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;

/** Out-port: reads what runs wrote and preflights found; inside a unit of work of the tenant. */
@ConsumerType
public interface Journal {
    Page<JournalEntry> ofRun(TenantId tenant, UUID runId, PageRequest page);

    Page<PreviewedIdentity> previewOf(TenantId tenant, UUID runId, PageRequest page);
}
