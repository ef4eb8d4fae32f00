/** Feature flags, per tenant, effective at the next request. */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.api.flags;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
