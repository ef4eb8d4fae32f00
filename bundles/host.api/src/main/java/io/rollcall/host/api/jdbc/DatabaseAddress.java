package io.rollcall.host.api.jdbc;

import io.rollcall.host.api.secrets.Secret;
import org.osgi.annotation.versioning.ConsumerType;

/** Where a database runs that this process may own: registered by a bundle that starts one. A configured URL wins. */
@ConsumerType
public interface DatabaseAddress {
    String jdbcUrl();

    String user();

    Secret password();
}
