package io.rollcall.entra.rest.internal.explain;

import io.rollcall.entra.domain.explain.Explains;
import io.rollcall.entra.rest.internal.request.Callers;
import io.rollcall.entra.rest.internal.request.Invalid;
import io.rollcall.host.api.contacts.ContactId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers "why is this contact like this?": of an identity, or of the one behind a contact. */
@Component(service = ExplainResource.class)
@Path("/explain")
@Produces(MediaType.APPLICATION_JSON)
public final class ExplainResource {
    private final Explains explains;

    @Activate
    public ExplainResource(@Reference Explains explains) {
        this.explains = explains;
    }

    @GET
    public ExplanationView explain(
            @Context SecurityContext security,
            @QueryParam("contactId") @Nullable UUID contactId,
            @QueryParam("entraTenantId") @Nullable UUID entraTenantId,
            @QueryParam("objectId") @Nullable UUID objectId) {
        if (contactId != null) {
            return ExplanationView.of(explains.contact(Callers.of(security), new ContactId(contactId)));
        }
        if (entraTenantId == null && objectId == null) {
            throw Invalid.field("contactId", "Name a contact, or a person by entraTenantId and objectId.");
        }
        return ExplanationView.of(explains.identity(
                Callers.of(security),
                Invalid.required("entraTenantId", entraTenantId),
                Invalid.required("objectId", objectId)));
    }
}
