/** What plug-ins tell the health route. */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.api.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
