package io.rollcall.entra.domain.internal.access;

import io.rollcall.host.api.flags.FlagContribution;
import io.rollcall.host.api.flags.FlagDefinition;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The flags of this product: all off until an operator turns them on for a tenant. */
@Component
public final class EntraFlags implements FlagContribution {
    public static final String UI = "entra-integration-ui";
    public static final String CLIENT_SYNC_ACTION = "entra-integration-client-sync-action";
    public static final String CIPP = "entra-integration-cipp";
    public static final String FIELD_SYNC = "entra-integration-field-sync";
    public static final String AMBIGUOUS_QUEUE = "entra-integration-ambiguous-queue";

    @Override
    public List<FlagDefinition> flags() {
        return List.of(
                new FlagDefinition(UI, "Shows the Microsoft Entra integration; without it nothing of it runs."),
                new FlagDefinition(CLIENT_SYNC_ACTION, "Offers the sync of one client on the client's page."),
                new FlagDefinition(CIPP, "Offers CIPP as a connection type."),
                new FlagDefinition(FIELD_SYNC, "Applies the rules that let the directory overwrite contact fields."),
                new FlagDefinition(AMBIGUOUS_QUEUE, "Shows the queue of people whom no rule may decide alone."));
    }
}
