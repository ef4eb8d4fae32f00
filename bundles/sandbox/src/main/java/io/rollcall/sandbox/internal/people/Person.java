package io.rollcall.sandbox.internal.people;

import java.util.List;

/**
 * Somebody as the seed makes them.
 *
 * @param archetype which kind of person this is
 * @param first where the first full sync leaves them
 * @param known contacts of the same client that the first sync links to this identity
 * @param bystanders further contacts of the same client that bear on the decision and stay as they are
 * @param elsewhere contacts of another client that bear on it
 */
public record Person(
        Account account,
        String archetype,
        Standing first,
        List<PsaContact> known,
        List<PsaContact> bystanders,
        List<PsaContact> elsewhere) {}
