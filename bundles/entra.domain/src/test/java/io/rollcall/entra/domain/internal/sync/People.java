package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.sync.Pins;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.entra.domain.text.PhoneNumbers;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.work.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Identities and contacts to decide about. */
final class People {
    static final ClientId CLIENT = new ClientId(new UUID(1, 1));
    static final ClientId OTHER_CLIENT = new ClientId(new UUID(1, 2));
    static final MappedTenant TENANT = new MappedTenant(
            new UUID(2, 2), CLIENT, 1, Set.of("contoso.example", "contoso.onmicrosoft.com"), Optional.of("GB"), true);
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final Ids IDS = UUID::randomUUID;
    static final PhoneNumbers PHONES = (number, country) ->
            number.matches("[+0-9 ]+") ? Optional.of("+" + number.replaceAll("[^0-9]", "")) : Optional.empty();
    static final Patterns PATTERNS = new Patterns() {
        @Override
        public Predicate<String> compile(String pattern) {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).asPredicate();
        }

        @Override
        public Optional<String> problem(String pattern) {
            return Optional.empty();
        }
    };

    private People() {}

    static Identity person(String address) {
        return identity(address, "Ann Example", "Ann", "Example");
    }

    static Identity identity(String address, String displayName, String givenName, String surname) {
        return new Identity(
                UUID.randomUUID(),
                Optional.of(address),
                Optional.of(address),
                List.of("SMTP:" + address),
                text(displayName),
                text(givenName),
                text(surname),
                Optional.of("Engineer"),
                Optional.empty(),
                List.of(),
                Optional.of("Member"),
                true,
                true,
                true,
                Identity.Presence.PRESENT);
    }

    static Identity disabled(Identity who) {
        return copy(
                who, who.mail(), who.userPrincipalName(), who.proxyAddresses(), who.userType(), false, who.presence());
    }

    static Identity deleted(Identity who) {
        return copy(
                who,
                who.mail(),
                who.userPrincipalName(),
                who.proxyAddresses(),
                who.userType(),
                who.enabled(),
                Identity.Presence.DELETED);
    }

    static Identity missing(Identity who) {
        return copy(
                who,
                who.mail(),
                who.userPrincipalName(),
                who.proxyAddresses(),
                who.userType(),
                who.enabled(),
                Identity.Presence.MISSING);
    }

    static Identity addressed(Identity who, String mail, String upn, List<String> proxies) {
        return copy(who, text(mail), text(upn), proxies, who.userType(), who.enabled(), who.presence());
    }

    static Identity guest(Identity who) {
        return copy(
                who,
                who.mail(),
                who.userPrincipalName(),
                who.proxyAddresses(),
                Optional.of("Guest"),
                who.enabled(),
                who.presence());
    }

    static Identity calling(Identity who, String mobile) {
        return copy(who, who.jobTitle(), text(mobile), who.inGroups());
    }

    static Identity titled(Identity who, String jobTitle) {
        return copy(who, text(jobTitle), who.mobilePhone(), who.inGroups());
    }

    static Identity ungrouped(Identity who) {
        return copy(who, who.jobTitle(), who.mobilePhone(), false);
    }

    private static Identity copy(Identity who, Optional<String> jobTitle, Optional<String> mobile, boolean inGroups) {
        return new Identity(
                who.objectId(),
                who.userPrincipalName(),
                who.mail(),
                who.proxyAddresses(),
                who.displayName(),
                who.givenName(),
                who.surname(),
                jobTitle,
                mobile,
                who.businessPhones(),
                who.userType(),
                who.enabled(),
                who.licensed(),
                inGroups,
                who.presence());
    }

    private static Identity copy(
            Identity who,
            Optional<String> mail,
            Optional<String> upn,
            List<String> proxies,
            Optional<String> userType,
            boolean enabled,
            Identity.Presence presence) {
        return new Identity(
                who.objectId(),
                upn,
                mail,
                proxies,
                who.displayName(),
                who.givenName(),
                who.surname(),
                who.jobTitle(),
                who.mobilePhone(),
                who.businessPhones(),
                userType,
                enabled,
                who.licensed(),
                who.inGroups(),
                presence);
    }

    private static Optional<String> text(String value) {
        return Optional.of(value).filter(v -> !v.isEmpty());
    }

    static KnownIdentity fresh(Identity who) {
        return new KnownIdentity(
                who,
                1,
                Optional.empty(),
                List.of(),
                KnownIdentity.ReviewState.NONE,
                KnownIdentity.Past.NONE,
                List.of());
    }

    static KnownIdentity linked(Identity who, Contact contact, boolean inactivatedByUs) {
        LinkState link = new LinkState(
                UUID.randomUUID(),
                TENANT.entraTenantId(),
                who.objectId(),
                contact.id(),
                inactivatedByUs,
                who.live(),
                Optional.empty(),
                true);
        return new KnownIdentity(
                who,
                1,
                Optional.of(link),
                List.of(),
                KnownIdentity.ReviewState.NONE,
                KnownIdentity.Past.NONE,
                List.of());
    }

    static KnownIdentity asked(Identity who, UUID item, String fingerprint) {
        return remembering(
                who,
                new KnownIdentity.ReviewState(
                        Optional.of(new KnownIdentity.ReviewState.Open(item, fingerprint)), Optional.empty()),
                KnownIdentity.Past.NONE);
    }

    static KnownIdentity answered(Identity who, String fingerprint) {
        return remembering(
                who,
                new KnownIdentity.ReviewState(Optional.empty(), Optional.of(fingerprint)),
                KnownIdentity.Past.NONE);
    }

    /** @param deletedThen what it was when its contact was deleted; blank: none was */
    static KnownIdentity remembering(Identity who, String deletedThen, Set<ContactId> leftBehind, boolean keptOut) {
        return remembering(
                who, KnownIdentity.ReviewState.NONE, new KnownIdentity.Past(text(deletedThen), leftBehind, keptOut));
    }

    private static KnownIdentity remembering(Identity who, KnownIdentity.ReviewState review, KnownIdentity.Past past) {
        return new KnownIdentity(who, 1, Optional.empty(), List.of(), review, past, List.of());
    }

    static KnownIdentity flapping(KnownIdentity known, List<Instant> changes) {
        return new KnownIdentity(
                known.identity(), known.revision(), known.link(), known.twins(), known.review(), known.past(), changes);
    }

    static Contact contact(String email) {
        return contact(CLIENT, email, false);
    }

    static Contact contact(ClientId client, String email, boolean inactive) {
        return new Contact(
                new ContactId(UUID.randomUUID()),
                client,
                "Ann Typed",
                text(email),
                Optional.empty(),
                List.of(),
                List.of(),
                inactive,
                false,
                false,
                Optional.empty(),
                false,
                7);
    }

    static Contact keyPerson(Contact c) {
        return copy(c, c.phones(), c.portalLogin(), true, c.deleted());
    }

    static Contact portal(Contact c) {
        return copy(c, c.phones(), true, c.keyPerson(), c.deleted());
    }

    static Contact removed(Contact c) {
        return copy(c, c.phones(), c.portalLogin(), c.keyPerson(), true);
    }

    static Contact mergedInto(Contact c, Contact survivor) {
        return new Contact(
                c.id(),
                c.clientId(),
                c.name(),
                c.email(),
                c.role(),
                c.additionalEmails(),
                c.phones(),
                c.inactive(),
                c.portalLogin(),
                c.keyPerson(),
                Optional.of(survivor.id()),
                c.deleted(),
                c.version());
    }

    static Contact phoned(Contact c, List<Contact.Phone> phones) {
        return copy(c, phones, c.portalLogin(), c.keyPerson(), c.deleted());
    }

    private static Contact copy(
            Contact c, List<Contact.Phone> phones, boolean portalLogin, boolean keyPerson, boolean deleted) {
        return new Contact(
                c.id(),
                c.clientId(),
                c.name(),
                c.email(),
                c.role(),
                c.additionalEmails(),
                phones,
                c.inactive(),
                portalLogin,
                keyPerson,
                c.mergedInto(),
                deleted,
                c.version());
    }

    static List<Decision> decide(
            SyncSettings settings, List<KnownIdentity> batch, List<Contact> contacts, LinkState... links) {
        return new SyncDecider(PHONES, PATTERNS, IDS)
                .decide(
                        TENANT,
                        settings,
                        batch,
                        new Surroundings(NOW, contacts, contacts, List.of(links), Map.of(), Set.of(), Set.of()));
    }

    static Decision pinned(SyncSettings settings, KnownIdentity known, Contact contact, Pins pins) {
        Surroundings around = new Surroundings(
                NOW, List.of(contact), List.of(contact), List.of(), Map.of(contact.id(), pins), Set.of(), Set.of());
        return new SyncDecider(PHONES, PATTERNS, IDS)
                .decide(TENANT, settings, List.of(known), around)
                .get(0);
    }

    static Decision decide(KnownIdentity known, Contact... contacts) {
        return decide(SyncSettings.DEFAULTS, List.of(known), List.of(contacts)).get(0);
    }
}
