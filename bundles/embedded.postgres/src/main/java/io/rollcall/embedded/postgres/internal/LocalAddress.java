package io.rollcall.embedded.postgres.internal;

import io.rollcall.host.api.jdbc.DatabaseAddress;
import io.rollcall.host.api.secrets.Secret;

record LocalAddress(String jdbcUrl, String user, Secret password) implements DatabaseAddress {}
