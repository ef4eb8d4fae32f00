/** Migrations of all bundles, and when they run. */
@NullMarked
package io.rollcall.host.persistence.internal.schema;

import org.jspecify.annotations.NullMarked;
