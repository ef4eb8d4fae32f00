/** Pins: what of a contact no sync may touch, because a person said so. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.pin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
