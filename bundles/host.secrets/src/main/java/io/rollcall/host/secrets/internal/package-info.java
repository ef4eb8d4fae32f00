/** Secrets by name: a chain of providers to read from, one to write to, and the pointers that say what is current. */
@NullMarked
package io.rollcall.host.secrets.internal;

import org.jspecify.annotations.NullMarked;
