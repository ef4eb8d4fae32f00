/** What the stores' statements have in common: cursors, conditions, refusals. */
@NullMarked
package io.rollcall.host.persistence.internal.statement;

import org.jspecify.annotations.NullMarked;
