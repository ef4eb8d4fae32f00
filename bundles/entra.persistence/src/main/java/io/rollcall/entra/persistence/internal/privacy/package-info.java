/** Where personal data lies, and what is left of it after a purge. */
@NullMarked
package io.rollcall.entra.persistence.internal.privacy;

import org.jspecify.annotations.NullMarked;
