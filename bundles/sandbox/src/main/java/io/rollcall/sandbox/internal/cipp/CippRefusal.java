package io.rollcall.sandbox.internal.cipp;

import io.rollcall.sandbox.internal.http.Reply;

/** A request that CIPP refuses: a status and a plain sentence. */
final class CippRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private CippRefusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static CippRefusal graphError(String what, String endpoint) {
        return new CippRefusal(400, "Graph Error: " + what + " - Endpoint: " + endpoint);
    }

    static CippRefusal tenantNotAllowed() {
        return new CippRefusal(403, "Access to this tenant is not allowed");
    }

    static CippRefusal noToken(String why) {
        return new CippRefusal(500, "Could not get token: " + why);
    }

    Reply reply() {
        return Reply.text(status, getMessage());
    }
}
