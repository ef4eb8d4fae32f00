/** Identities that no rule may decide alone. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.review;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
