/** Tokens: the partner's sign-in and one access token per customer. */
@NullMarked
package io.rollcall.entra.graph.internal.login;

import org.jspecify.annotations.NullMarked;
