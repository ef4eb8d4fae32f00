package io.rollcall.host.api.health;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: a part of the system whose state the health route shows beside the host's own. Thread-safe, quick. */
@ConsumerType
public interface HealthPart {
    /** One word, e.g. {@code orchestration}. */
    String name();

    /** What is wrong now, in a sentence without secrets or addresses; empty if nothing is. */
    Optional<String> trouble();
}
