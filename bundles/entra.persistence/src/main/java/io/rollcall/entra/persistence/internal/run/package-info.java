/** Runs and their parts. */
@NullMarked
package io.rollcall.entra.persistence.internal.run;

import org.jspecify.annotations.NullMarked;
