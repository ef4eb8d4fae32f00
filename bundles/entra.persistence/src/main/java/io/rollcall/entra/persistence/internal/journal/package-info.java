/** What runs changed and preflights found. */
@NullMarked
package io.rollcall.entra.persistence.internal.journal;

import org.jspecify.annotations.NullMarked;
