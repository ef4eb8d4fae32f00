/** Why one identity is treated as it is. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.explain;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
