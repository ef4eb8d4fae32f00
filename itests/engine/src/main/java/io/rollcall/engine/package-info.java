/** The real stores and the real steps of a run, put together by hand. */
@NullMarked
package io.rollcall.engine;

import org.jspecify.annotations.NullMarked;
