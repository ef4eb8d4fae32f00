/** The domain's run orchestrator on Temporal. */
@NullMarked
package io.rollcall.entra.temporal.internal;

import org.jspecify.annotations.NullMarked;
