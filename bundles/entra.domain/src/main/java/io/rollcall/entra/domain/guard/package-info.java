/** The breaker: what it counted, what it holds, and what a person approves. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.guard;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
