/** What an MSP tenant chose: field rules, filters, guards. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.settings;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
