/**
 * Features: named sets of bundles and configurations that are installed into the running host, and removed from it.
 *
 * <p>Shaped like the OSGi Feature Launcher specification's {@code FeatureRuntime}, so that an implementation of it can
 * take this one's place. A feature is described by an OSGi Feature JSON document.
 */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.features;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
