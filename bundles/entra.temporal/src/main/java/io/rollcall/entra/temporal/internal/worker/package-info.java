/** What runs workflows and activities in this process, and what brings back lost runs. */
@NullMarked
package io.rollcall.entra.temporal.internal.worker;

import org.jspecify.annotations.NullMarked;
