/** What an MSP tenant chose. */
@NullMarked
package io.rollcall.entra.persistence.internal.settings;

import org.jspecify.annotations.NullMarked;
