/** Contacts: in sets for plug-ins, one by one for persons. */
@NullMarked
package io.rollcall.host.persistence.internal.contacts;

import org.jspecify.annotations.NullMarked;
