/** The people at the MSP's clients: bulk look-ups and writes for plug-ins. */
@Version("1.1.0")
@NullMarked
package io.rollcall.host.api.contacts;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
