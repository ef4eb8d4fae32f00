/** Sentences for administrators about things that happened without them. */
@Version("1.1.0")
@NullMarked
package io.rollcall.host.api.notices;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
