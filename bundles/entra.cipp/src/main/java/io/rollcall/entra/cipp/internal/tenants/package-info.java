/** Which customers there are, and whether they can be read. */
@NullMarked
package io.rollcall.entra.cipp.internal.tenants;

import org.jspecify.annotations.NullMarked;
