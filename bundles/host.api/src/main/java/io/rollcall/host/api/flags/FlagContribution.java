package io.rollcall.host.api.flags;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: the flags that a plug-in reads, so that operators can list and set them. All are off at first. */
@ConsumerType
public interface FlagContribution {
    List<FlagDefinition> flags();
}
