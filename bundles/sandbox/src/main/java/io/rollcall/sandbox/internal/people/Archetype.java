package io.rollcall.sandbox.internal.people;

import java.util.function.Consumer;

/**
 * One kind of person: what the first sync must make of them, declared beside how the directory describes them.
 *
 * @param needsContacts only possible where the MSP has typed contacts before
 */
record Archetype(String name, Bucket outcome, Reason reason, boolean needsContacts, Consumer<Draft> shape) {

    static Archetype created(String name, Consumer<Draft> shape) {
        return new Archetype(name, Bucket.CREATED, Reason.NONE, false, shape);
    }

    static Archetype excluded(String name, Reason why, Consumer<Draft> shape) {
        return new Archetype(name, Bucket.EXCLUDED, why, false, shape);
    }

    static Archetype linked(String name, Consumer<Draft> shape) {
        return new Archetype(name, Bucket.LINKED, Reason.NONE, true, shape);
    }

    static Archetype review(String name, Reason why, Consumer<Draft> shape) {
        return new Archetype(name, Bucket.REVIEW, why, false, shape);
    }

    Archetype withContacts() {
        return new Archetype(name, outcome, reason, true, shape);
    }
}
