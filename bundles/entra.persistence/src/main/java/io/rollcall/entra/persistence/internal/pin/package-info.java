/** Pins of contacts. */
@NullMarked
package io.rollcall.entra.persistence.internal.pin;

import org.jspecify.annotations.NullMarked;
