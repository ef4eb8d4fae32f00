package io.rollcall.host.rest.internal.problem;

import java.util.Locale;

/** The status, code and title of every problem that the REST interface answers. */
public enum Kind {
    INVALID(400, "The request is invalid"),
    UNAUTHENTICATED(401, "Sign-in required"),
    FORBIDDEN(403, "Not permitted"),
    FEATURE_DISABLED(404, "Feature not turned on"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    CONFLICT(409, "Conflict"),
    STALE(412, "The copy is stale"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    RULE_REFUSED(422, "Refused by a rule"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Unexpected fault"),
    UPSTREAM(502, "The outside system failed"),
    AWAY(503, "Temporarily unavailable");

    private final int status;
    private final String title;

    Kind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that a bare status stands for. */
    static Kind ofStatus(int status) {
        for (Kind kind : values()) {
            if (kind.status == status && kind != FEATURE_DISABLED) {
                return kind;
            }
        }
        return status >= 500 ? INTERNAL : INVALID;
    }
}
