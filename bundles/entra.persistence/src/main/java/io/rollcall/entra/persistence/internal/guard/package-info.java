/** Decisions that are not written: staged, judged, held, approved. */
@NullMarked
package io.rollcall.entra.persistence.internal.guard;

import org.jspecify.annotations.NullMarked;
