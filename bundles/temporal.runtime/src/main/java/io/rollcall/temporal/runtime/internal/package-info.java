/** The one connection to Temporal that the other bundles share: a real service, or the server inside this process. */
@NullMarked
package io.rollcall.temporal.runtime.internal;

import org.jspecify.annotations.NullMarked;
