/** From an address to units of work that see one tenant. */
@NullMarked
package io.rollcall.host.persistence.internal.connection;

import org.jspecify.annotations.NullMarked;
