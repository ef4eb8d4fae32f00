/** How fast a sync is, as a ratio to a set-based SQL script that writes or reads the same rows in the same run. */
@NullMarked
package io.rollcall.benchmarks;

import org.jspecify.annotations.NullMarked;
