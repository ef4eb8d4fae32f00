package io.rollcall.model;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;

/** The product without one of its guards, as long as it is not closed: one method of the running machine is redefined. */
record Mutant(String guard, String type, AsmVisitorWrapper change) {
    private static final String DOMAIN = "io.rollcall.entra.domain.";
    private static final String SYNC = DOMAIN + "internal.sync.";
    private static final String RUN = DOMAIN + "internal.run.";
    private static final String UNDO = DOMAIN + "internal.undo.";
    private static final String STORES = "io.rollcall.entra.persistence.internal.";

    static List<Mutant> all() {
        return List.of(
                of("flapping waits", SYNC + "Flapping", "unquiet", Dropped.Never.class),
                of("limits of a mapping", DOMAIN + "settings.Guards$Limits", "trippedBy", Dropped.Never.class),
                of("limits of the whole MSP", RUN + "Breaker", "everywhere", Dropped.Skipped.class),
                of("an emptied answer concludes nothing", RUN + "ReadStep", "checkNotEmptied", Dropped.Skipped.class),
                of("no verified domain is a failure", RUN + "ReadStep", "verifiedDomains", Dropped.Swallowed.class),
                without("key persons", SYNC + "LinkedDecider", "keyPerson", "inactivate"),
                without("portal logins keep their address", SYNC + "LinkedDecider", "portalLogin", "emailConflict"),
                of("no address twice", SYNC + "LinkedDecider", "emailConflict", Dropped.Nothing.class),
                of("verified domains only", SYNC + "Addresses", "of", Dropped.Trusting.class),
                of("tombstones", SYNC + "Addresses", "tombstone", Dropped.Never.class),
                of("scope", SYNC + "Scope", "exclusion", Dropped.Nothing.class),
                of("two identities with one address", SYNC + "Scope", "twins", Dropped.None.class),
                of(
                        "asked once after a deletion",
                        SYNC + "NewcomerDecider",
                        "unchangedSinceDeleted",
                        Dropped.Never.class),
                of("never created again", DOMAIN + "sync.KnownIdentity$Past", "contactDeleted", Dropped.Nothing.class),
                of(
                        "an open item is not opened again",
                        DOMAIN + "sync.KnownIdentity$ReviewState",
                        "open",
                        Dropped.Nothing.class),
                of(
                        "nobody is asked twice",
                        DOMAIN + "sync.KnownIdentity$ReviewState",
                        "decidedOn",
                        Dropped.Nothing.class),
                of("a pinned field", DOMAIN + "sync.Pins", "covers", Dropped.Never.class),
                of("a pinned contact", DOMAIN + "sync.Pins", "whole", Dropped.Never.class),
                of("a run stops when it is told to", RUN + "RunGate", "check", Dropped.Skipped.class),
                of("who is kept out", DOMAIN + "sync.KnownIdentity$Past", "keptOut", Dropped.Never.class),
                of("an undo keeps what a person changed", UNDO + "CreatedContact", "differences", Dropped.Empty.class),
                without("an undo keeps key persons", UNDO + "ContactReversal", "keyPerson", "obstacle"),
                without("an undo keeps portal logins", UNDO + "ContactReversal", "portalLogin", "obstacle"),
                of("an apply does what was seen", SYNC + "Approved", "judge", Dropped.Written.class),
                of("absence takes its time", STORES + "sync.Identities", "awaitingConfirmation", Dropped.Hasty.class),
                new Mutant(
                        "absence is confirmed",
                        RUN + "ConfirmStep",
                        MemberSubstitution.relaxed()
                                .method(named("confirmAbsent"))
                                .replaceWith(allGone())
                                .on(named("ask"))),
                of("edits of what moved are told", SYNC + "BatchOutcome", "without", Dropped.Itself.class),
                of("the living come first", DOMAIN + "sync.DecisionStore$Selection", "live", Dropped.Reversed.class),
                of("nobody's link is taken who is there", DOMAIN + "sync.LinkState", "live", Dropped.Never.class),
                of("a link wins always", DOMAIN + "sync.KnownIdentity", "link", Dropped.Nothing.class),
                of("a contact is given once", SYNC + "Surroundings", "take", Dropped.Always.class),
                of("changed rules are followed", RUN + "Basis", "fingerprint", Dropped.Constant.class),
                of("everybody counts once", STORES + "sync.Recount", "correct", Dropped.Unchanged.class),
                of(
                        "a person's change is noticed",
                        STORES + "contacts.ContactChanges",
                        "contactsChanged",
                        Dropped.Skipped.class));
    }

    private static Mutant of(String guard, String type, String method, Class<?> dropped) {
        return new Mutant(guard, type, Dropped.woven(dropped, method));
    }

    /** Within {@code method} the answer to {@code asked} is no. */
    private static Mutant without(String guard, String type, String asked, String method) {
        return new Mutant(
                guard,
                type,
                MemberSubstitution.relaxed().method(named(asked)).stub().on(named(method)));
    }

    private static java.lang.reflect.Method allGone() {
        try {
            return Dropped.class.getMethod(
                    "allGone", Object.class, Object.class, UUID.class, Collection.class, Optional.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loaded here, so that one class is one class. */
    void install() {
        ByteBuddyAgent.install();
        new ByteBuddy()
                .redefine(target(), files())
                .visit(change)
                .make()
                .load(target().getClassLoader(), ClassReloadingStrategy.fromInstalledAgent());
    }

    void remove() {
        try {
            ClassReloadingStrategy.fromInstalledAgent().reset(files(), target());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Class<?> target() {
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the guard's class has another name now", e);
        }
    }

    private ClassFileLocator files() {
        return ClassFileLocator.ForClassLoader.of(target().getClassLoader());
    }

    @Override
    public String toString() {
        return guard;
    }
}
