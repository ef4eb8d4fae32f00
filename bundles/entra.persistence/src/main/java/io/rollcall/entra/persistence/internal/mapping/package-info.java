/** Decisions on managed tenants. */
@NullMarked
package io.rollcall.entra.persistence.internal.mapping;

import org.jspecify.annotations.NullMarked;
