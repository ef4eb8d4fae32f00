/** The one active link to Microsoft: connecting, proving, ending it. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.connection;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
