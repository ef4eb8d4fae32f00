/** Which client a managed tenant belongs to. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.mapping;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
