/** One customer's users. */
@NullMarked
package io.rollcall.entra.graph.internal.users;

import org.jspecify.annotations.NullMarked;
