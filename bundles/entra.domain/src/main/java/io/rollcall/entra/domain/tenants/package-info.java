/** The managed tenants that discovery found. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.tenants;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
