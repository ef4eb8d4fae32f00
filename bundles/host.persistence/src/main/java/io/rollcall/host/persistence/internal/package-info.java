/** PostgreSQL behind the host's ports. */
@NullMarked
package io.rollcall.host.persistence.internal;

import org.jspecify.annotations.NullMarked;
