/** Who asks: an MSP's person, a run acting for one, or a platform operator; and what they may do. */
@Version("1.1.0")
@NullMarked
package io.rollcall.host.api.caller;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
