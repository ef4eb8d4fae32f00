/** How CIPP is reached: addresses, tokens, answers. */
@NullMarked
package io.rollcall.entra.cipp.internal.http;

import org.jspecify.annotations.NullMarked;
