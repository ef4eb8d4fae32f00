/** The Entra tables and their stores. Only the stores' ports, which lie in the domain, are seen from outside. */
@NullMarked
package io.rollcall.entra.persistence.internal;

import org.jspecify.annotations.NullMarked;
