/** Runs: started by people or schedules, driven by an orchestrator, recorded for ever. */
@Version("1.0.0")
@NullMarked
package io.rollcall.entra.domain.run;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
