/** The MSP's customer companies. */
@NullMarked
package io.rollcall.host.persistence.internal.clients;

import org.jspecify.annotations.NullMarked;
