/** Every change with its run and rule. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.journal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
