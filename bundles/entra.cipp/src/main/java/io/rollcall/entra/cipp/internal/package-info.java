/** The service of this bundle and its configuration. */
@NullMarked
package io.rollcall.entra.cipp.internal;

import org.jspecify.annotations.NullMarked;
