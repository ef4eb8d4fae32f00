/** Expected refusals as values, and the one exception that carries them. */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.api.problem;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
