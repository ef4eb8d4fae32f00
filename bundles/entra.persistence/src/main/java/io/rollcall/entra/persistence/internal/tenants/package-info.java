/** Managed tenants and discoveries. */
@NullMarked
package io.rollcall.entra.persistence.internal.tenants;

import org.jspecify.annotations.NullMarked;
