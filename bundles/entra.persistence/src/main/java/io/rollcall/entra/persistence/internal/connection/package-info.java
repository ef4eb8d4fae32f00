/** Connections and sign-ins under way. */
@NullMarked
package io.rollcall.entra.persistence.internal.connection;

import org.jspecify.annotations.NullMarked;
