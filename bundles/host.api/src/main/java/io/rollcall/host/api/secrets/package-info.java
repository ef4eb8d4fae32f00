/** Secrets by name, each belonging to one tenant, wrapped so that they cannot be printed. */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.api.secrets;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
