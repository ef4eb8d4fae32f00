/** How Graph is reached: addresses, calls, answers. */
@NullMarked
package io.rollcall.entra.graph.internal.http;

import org.jspecify.annotations.NullMarked;
