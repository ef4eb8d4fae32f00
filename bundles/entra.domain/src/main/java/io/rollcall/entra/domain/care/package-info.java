/** What is looked after without anybody asking. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.care;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
