/** The activities: each drives one step of the domain and turns its failures into "again", "later" or "no". */
@NullMarked
package io.rollcall.entra.temporal.internal.step;

import org.jspecify.annotations.NullMarked;
