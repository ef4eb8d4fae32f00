/** The two services of this bundle and their configuration. */
@NullMarked
package io.rollcall.entra.graph.internal;

import org.jspecify.annotations.NullMarked;
