/** The database, for persistence bundles only: the unit of work's connection, SQL as text blocks, migrations. */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.api.jdbc;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
