/** One managed tenant's sync: identities, links, decisions and their stores. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.sync;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
