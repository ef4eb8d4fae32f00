/** Undoing runs: what is put back, what stays, and the mappings that wait afterwards. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.undo;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
