package io.rollcall.host.api.jdbc;

/** Marker: the migrations of the owner named in the service property {@code owner} have run. Stores reference it. */
public interface SchemaReady {}
