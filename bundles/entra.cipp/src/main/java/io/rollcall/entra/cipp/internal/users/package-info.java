/** One customer's users. */
@NullMarked
package io.rollcall.entra.cipp.internal.users;

import org.jspecify.annotations.NullMarked;
