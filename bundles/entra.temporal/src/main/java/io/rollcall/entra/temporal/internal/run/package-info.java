/** The workflows: which steps follow each other, for whom, and how many at a time. They hold ids and counters only. */
@NullMarked
package io.rollcall.entra.temporal.internal.run;

import org.jspecify.annotations.NullMarked;
