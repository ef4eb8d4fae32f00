/** The port to a customer's directory: every provider (Graph, CIPP, others) implements it. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.directory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
