/** The MSP's customer companies. */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.api.clients;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
