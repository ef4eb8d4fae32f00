/** What the Entra tables say of the host's contacts. */
@NullMarked
package io.rollcall.entra.persistence.internal.contacts;

import org.jspecify.annotations.NullMarked;
