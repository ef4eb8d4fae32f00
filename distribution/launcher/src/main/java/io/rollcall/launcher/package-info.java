/** Starts Rollcall: finds the installation, opens the data folder, starts the OSGi framework and waits for its end. */
@NullMarked
package io.rollcall.launcher;

import org.jspecify.annotations.NullMarked;
