/** Ports to libraries that know names, domains, phones and patterns. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
