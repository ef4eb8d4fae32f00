/** Flags, secret pointers and notices. */
@NullMarked
package io.rollcall.host.persistence.internal.settings;

import org.jspecify.annotations.NullMarked;
