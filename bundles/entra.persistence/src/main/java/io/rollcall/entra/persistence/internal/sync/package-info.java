/** Identities, links and decisions: the two halves of a sync. */
@NullMarked
package io.rollcall.entra.persistence.internal.sync;

import org.jspecify.annotations.NullMarked;
