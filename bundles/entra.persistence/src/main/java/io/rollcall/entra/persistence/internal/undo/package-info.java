/** What undos have to look at, what they write, and the mappings that they hold. */
@NullMarked
package io.rollcall.entra.persistence.internal.undo;

import org.jspecify.annotations.NullMarked;
