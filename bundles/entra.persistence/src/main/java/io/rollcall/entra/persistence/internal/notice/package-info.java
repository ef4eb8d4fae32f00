/** What is worth telling of runs. */
@NullMarked
package io.rollcall.entra.persistence.internal.notice;

import org.jspecify.annotations.NullMarked;
