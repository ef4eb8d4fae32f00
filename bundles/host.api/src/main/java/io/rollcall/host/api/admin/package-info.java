/**
 * The host's own administration: tenants, users, roles, keys, flags, clients and contacts as a person edits them.
 * For the host's bundles, not for plug-ins. Every call is a unit of work of its own, or part of the caller's one for the
 * same tenant. Permissions are checked by whoever calls.
 */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.api.admin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
