package io.rollcall.entra.domain.directory;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a provider could not answer: what happened and what to do, without raw answers, tokens or secrets. */
public final class DirectoryFailure extends RuntimeException {
    /** The code of {@link #unknownGroup}. */
    public static final String UNKNOWN_GROUP = "unknown_group";

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is decides what the run does. */
    public enum Kind {
        /** Wait as told and go on; nobody else waits. */
        THROTTLED(true),
        /** The provider (or the network) is away: try again for a while, then this tenant fails. */
        AWAY(true),
        /** The connection's own credential is refused: no tenant can be read until somebody reconnects. */
        CREDENTIAL(false),
        /** This customer has not consented to the app. */
        CONSENT(false),
        /** This customer grants too little: role missing, relationship ended, conditional access. */
        ACCESS(false),
        /** This tenant failed for another reason; the others go on. */
        TENANT(false),
        /** The position is no longer known: read completely, in the same run. */
        CURSOR_EXPIRED(false),
        /** The answer was not what the contract says: partial, malformed, of another tenant. Concludes nothing. */
        PROTOCOL(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }

        /** Trying again later may help without anybody's doing. */
        public boolean passing() {
            return passing;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<String> requestId;

    /** @param code the source's own code ({@code AADSTS65001}, {@code Authorization_RequestDenied}, {@code http_503}) */
    public DirectoryFailure(
            Kind kind,
            String code,
            String sentence,
            Optional<Duration> retryAfter,
            Optional<String> requestId,
            @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.code = code;
        this.retryAfter = retryAfter;
        this.requestId = requestId;
    }

    public DirectoryFailure(Kind kind, String code, String sentence) {
        this(kind, code, sentence, Optional.empty(), Optional.empty(), null);
    }

    /**
     * A group that members are asked of is not there.
     *
     * @param cause the source's own answer, whose request id is kept
     */
    public static DirectoryFailure unknownGroup(UUID groupId, DirectoryFailure cause) {
        return new DirectoryFailure(
                Kind.TENANT,
                UNKNOWN_GROUP,
                "This customer has no group " + groupId + ": correct the group in this customer's sync settings.",
                Optional.empty(),
                cause.requestId(),
                cause);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** Cause and remedy in one or two sentences. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** For Microsoft's support. */
    public Optional<String> requestId() {
        return requestId;
    }
}
