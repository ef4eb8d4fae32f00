/** Identities that wait for a person. */
@NullMarked
package io.rollcall.entra.persistence.internal.review;

import org.jspecify.annotations.NullMarked;
