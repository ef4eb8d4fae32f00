/** The purge: what is left of somebody is that they must not come back. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.privacy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
