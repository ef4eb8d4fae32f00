/** What is removed because it is old. */
@NullMarked
package io.rollcall.entra.persistence.internal.care;

import org.jspecify.annotations.NullMarked;
