package io.rollcall.entra.domain.internal.privacy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.access.EntraFlags;
import io.rollcall.entra.domain.internal.fakes.FakeClock;
import io.rollcall.entra.domain.internal.fakes.FakeHashes;
import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeSecrets;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.privacy.DirectoryPerson;
import io.rollcall.entra.domain.privacy.PersonalData.Redaction;
import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeTarget.OneContact;
import io.rollcall.entra.domain.privacy.PurgeTarget.WholeClient;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import io.rollcall.host.api.paging.PageRequest;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class PurgeDeskTest {
    private static final PageRequest ALL = new PageRequest(100, Optional.empty());

    private final FakeWork work = new FakeWork();
    private final FakePurge office = new FakePurge(work);
    private final FakeMappings mappings = new FakeMappings(work);
    private final FakeHashes hashes = new FakeHashes(work);
    private final FakeSecrets secrets = new FakeSecrets();
    private final FakeClock clock = new FakeClock();
    private final PurgeKeys keys = new PurgeKeys(work, secrets, hashes);
    private final PurgeDesk desk = new PurgeDesk(
            new Access((tenant, flag) -> flag.equals(EntraFlags.UI)),
            work,
            keys,
            office,
            office,
            new PurgeBatch(mappings, office, hashes, office, office.contacts(), office.notices(), UUID::randomUUID),
            office.contacts(),
            mappings.clientStore(),
            UUID::randomUUID,
            clock);
    private final Caller.Person care = person(Permission.CONTACT_PURGE);
    private final ClientId client = mappings.client("Contoso").id();

    @Test
    public void one_contact_is_redacted_with_the_people_behind_it_and_leaves_hashes() {
        ContactId ann = office.contact(client, "Ann", "Ann@Contoso.example");
        DirectoryPerson behind = office.behind(ann, "ann.b@contoso.example");

        Purge purge = desk.purge(care, new OneContact(ann), " Asked for on paper. ");

        assertEquals(List.of(ann), office.redacted);
        Redaction redaction = office.redactions.get(0);
        assertEquals(List.of(behind), redaction.people());
        assertEquals(Set.of("ann@contoso.example", "ann.b@contoso.example"), redaction.addressKeys());
        PurgeKey key = keys.make(care);
        assertEquals(
                Set.of(
                        key.ofObject(behind.objectId()),
                        key.ofAddress("ann@contoso.example"),
                        key.ofAddress("ann.b@contoso.example")),
                hashes.rows);
        assertEquals(Set.of(ann.toString()), office.forgotten);
        assertEquals("Asked for on paper.", purge.reason());
        assertEquals("care", purge.purgedBy());
        assertEquals(1, purge.contacts());
        assertEquals(1, purge.people());
        assertEquals(Optional.of(clock.instant()), purge.completedAt());
    }

    @Test
    public void whoever_was_merged_into_it_goes_with_it_and_the_merged_one_is_not_purged_alone() {
        ContactId ann = office.contact(client, "Ann", "ann@contoso.example");
        ContactId merged = office.contact(client, "Ann B.", "ann.b@contoso.example");
        office.merge(merged, ann);

        Problem refused = refusal(() -> desk.purge(care, new OneContact(merged), "Asked."));
        assertEquals("This contact was merged into " + ann + ": purge that one.", refused.sentence());

        assertEquals(2, desk.purge(care, new OneContact(ann), "Asked.").contacts());
    }

    @Test
    public void a_client_goes_batch_by_batch_with_everybody_of_its_tenants() {
        IntStream.range(0, PurgeDesk.BATCH + 1).forEach(i -> office.contact(client, "P" + i, "p" + i + "@c.example"));
        IntStream.range(0, PurgeDesk.BATCH).forEach(i -> office.stranger("s" + i + "@c.example"));

        Purge purge = desk.purge(care, new WholeClient(client), "Offboarded.");

        assertEquals(PurgeDesk.BATCH + 1, purge.contacts());
        assertEquals(PurgeDesk.BATCH, purge.people());
        assertEquals(PurgeDesk.BATCH + 1, new HashSet<>(office.redacted).size());
    }

    @Test
    public void a_purge_that_was_cut_short_keeps_its_whole_batches_and_is_repeated() {
        IntStream.range(0, PurgeDesk.BATCH + 5).forEach(i -> office.contact(client, "P" + i, "p" + i + "@c.example"));
        office.failAt = 2;
        assertThrows(IllegalStateException.class, () -> desk.purge(care, new WholeClient(client), "Offboarded."));
        assertEquals(PurgeDesk.BATCH, office.redacted.size());
        assertEquals(PurgeDesk.BATCH, hashes.rows.size());

        Purge again = desk.purge(care, new WholeClient(client), "Offboarded.");

        assertEquals(5, again.contacts());
        assertEquals(PurgeDesk.BATCH + 5, hashes.rows.size());
        List<Purge> records = desk.list(person(Permission.SETTINGS_READ), ALL).items();
        assertEquals(2, records.size());
        assertEquals("the first was cut short", Optional.empty(), records.get(1).completedAt());
        assertEquals(PurgeDesk.BATCH, records.get(1).contacts());
    }

    @Test
    public void purging_again_redacts_nothing_more() {
        ContactId ann = office.contact(client, "Ann", "ann@contoso.example");
        desk.purge(care, new OneContact(ann), "Asked.");
        Set<String> left = Set.copyOf(hashes.rows);

        Purge again = desk.purge(care, new OneContact(ann), "Asked.");

        assertEquals(0, again.contacts());
        assertEquals(left, hashes.rows);
    }

    @Test
    public void it_needs_its_own_permission_a_reason_and_somebody_to_purge() {
        ContactId ann = office.contact(client, "Ann", "ann@contoso.example");
        Caller.Person editor = person(Permission.SETTINGS_UPDATE);

        assertTrue(refusal(() -> desk.purge(editor, new OneContact(ann), "Asked.")) instanceof Problem.Forbidden);
        for (String reason : List.of("  ", "x".repeat(501), "a\u0007b")) {
            Problem.Invalid invalid = (Problem.Invalid) refusal(() -> desk.purge(care, new OneContact(ann), reason));
            assertEquals("reason", invalid.fields().get(0).field());
        }
        ContactId nobody = new ContactId(UUID.randomUUID());
        assertTrue(refusal(() -> desk.purge(care, new OneContact(nobody), "Asked.")) instanceof Problem.NotFound);
        ClientId none = new ClientId(UUID.randomUUID());
        assertTrue(refusal(() -> desk.purge(care, new WholeClient(none), "Asked.")) instanceof Problem.NotFound);
        assertEquals(List.of(), office.redacted);
        assertEquals(Set.of(), secrets.names(FakePurge.MSP));
    }

    private static Problem refusal(ThrowingRunnable work) {
        return assertThrows(Refused.class, work).problem();
    }

    private static Caller.Person person(Permission permission) {
        return new Caller.Person(FakePurge.MSP, new UUID(0, 5), "care", UserType.INTERNAL, Set.of(permission));
    }
}
