/** Tenants, users, roles and keys. */
@NullMarked
package io.rollcall.host.persistence.internal.people;

import org.jspecify.annotations.NullMarked;
