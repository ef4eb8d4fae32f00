/** What Rollcall tells an MSP of its own accord. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.notice;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
