/** Transactions that see exactly one tenant, ids and identifiers. */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.api.work;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
