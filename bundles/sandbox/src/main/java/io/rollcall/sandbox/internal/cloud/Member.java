package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.people.Account;
import io.rollcall.sandbox.internal.people.Standing;

/** An object of a directory as it is now; {@code removed} ones are soft-deleted and can come back. */
public record Member(Account account, String archetype, Standing standing, boolean removed) {}
