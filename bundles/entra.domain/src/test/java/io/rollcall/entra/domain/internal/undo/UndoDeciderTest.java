package io.rollcall.entra.domain.internal.undo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.undo.Touched.Stamp;
import io.rollcall.entra.domain.undo.UndoWrites.ActiveLink;
import io.rollcall.entra.domain.undo.UndoWrites.Stamped;
import io.rollcall.host.api.contacts.Contact;
import io.rollcall.host.api.contacts.ContactEdit;
import io.rollcall.host.api.contacts.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.Test;

public class UndoDeciderTest {
    private final Past past = new Past();

    @Test
    public void a_value_that_is_as_the_run_left_it_is_put_back() {
        past.did("updated", field("name", "Ada", "Ada Lovelace"), field("role", null, "Analyst"));
        past.contact = past.contact.named("Ada Lovelace").role("Analyst");

        Reversal undone = past.undo();

        ContactEdit edit = undone.edit.orElseThrow();
        assertEquals(Optional.of("Ada"), edit.name());
        assertEquals(Set.of(ContactEdit.Blank.ROLE), edit.blank());
        assertEquals(Bucket.UPDATED, undone.bucket());
        assertEquals(List.of(field("name", "Ada Lovelace", "Ada"), field("role", "Analyst", null)), undone.back);
        assertEquals(1, undone.concerned().count());
    }

    @Test
    public void a_value_that_somebody_changed_since_stays_and_is_told_as_it_was_left_and_as_it_is() {
        past.did("updated", field("name", "Ada", "Ada Lovelace"), field("role", null, "Analyst"));
        past.contact = past.contact.named("Ada King").role("Analyst");

        Reversal undone = past.undo();

        assertEquals(Optional.empty(), undone.edit.orElseThrow().name());
        assertEquals(List.of(field("role", "Analyst", null)), undone.back);
        assertEquals(List.of(field("name", "Ada Lovelace", "Ada King")), undone.left);
        assertEquals(Optional.of("changed_since"), undone.leftBecause());
        assertEquals(Bucket.FAILED, undone.bucket());
    }

    @Test
    public void a_value_that_is_as_before_the_run_already_needs_nothing() {
        past.did("updated", field("name", "Ada", "Ada Lovelace"));
        past.contact = past.contact.named("Ada");

        Reversal undone = past.undo();

        assertEquals(Bucket.UNCHANGED, undone.bucket());
        assertFalse(undone.putBack());
        assertEquals(0, undone.concerned().count());
    }

    @Test
    public void several_changes_of_one_field_are_one_from_the_first_to_the_last() {
        past.did("updated", field("name", "Ada", "A. Lovelace"));
        past.did("updated", field("name", "A. Lovelace", "Ada Lovelace"), field("role", null, "Analyst"));
        past.did("updated", field("role", "Analyst", null));
        past.contact = past.contact.named("Ada Lovelace");

        assertEquals(List.of(field("name", "Ada Lovelace", "Ada")), past.undo().back);
    }

    @Test
    public void a_rewritten_address_comes_back_and_leaves_the_additional_ones() {
        past.did(
                "updated",
                field("email", "ada@old.example", "ada@new.example"),
                field("additional_email", null, "ada@old.example"));
        past.contact = past.contact.email("ada@new.example").additional("Ada@old.example", "hers@home.example");

        ContactEdit edit = past.undo().edit.orElseThrow();

        assertEquals(Optional.of("ada@old.example"), edit.email());
        assertEquals(List.of("ada@old.example"), edit.removeEmails());
    }

    @Test
    public void the_former_address_stays_additional_while_the_primary_one_is_somebodys_choice() {
        past.did(
                "updated",
                field("email", "ada@old.example", "ada@new.example"),
                field("additional_email", null, "ada@old.example"));
        past.contact = past.contact.email("ada@third.example").additional("ada@old.example");

        Reversal undone = past.undo();

        assertEquals(Optional.empty(), undone.edit);
        assertEquals(List.of(field("email", "ada@new.example", "ada@third.example")), undone.left);
    }

    @Test
    public void an_additional_address_that_was_removed_is_added_again() {
        past.did("updated", field("additional_email", "ada@old.example", null));

        ContactEdit edit = past.undo().edit.orElseThrow();

        assertEquals(List.of(new Contact.Address("ada@old.example", Origin.PERSON)), edit.addEmails());
    }

    @Test
    public void an_address_with_which_somebody_signs_in_meanwhile_stays() {
        past.did("updated", field("email", "ada@old.example", "ada@new.example"));
        past.contact = past.contact.email("ada@new.example").portalLogin();

        Reversal undone = past.undo();

        assertEquals(Optional.empty(), undone.edit);
        assertEquals(Optional.of("portal_login"), undone.leftBecause());
    }

    @Test
    public void phones_come_back_in_whatever_order_and_beside_a_persons_own() {
        past.did("updated", field("phones", "work: +441", "work: +442\nmobile: +443\nwork: +444"));
        past.contact = past.contact.phones(
                new Contact.Phone("+443", "mobile", Origin.ENTRA),
                new Contact.Phone("+442", "work", Origin.ENTRA),
                new Contact.Phone("+444", "home", Origin.PERSON));

        ContactEdit edit = past.undo().edit.orElseThrow();

        assertEquals(Optional.of(List.of(new Contact.Phone("+441", "work", Origin.ENTRA))), edit.entraPhones());
    }

    @Test
    public void a_contact_that_was_moved_goes_back_to_its_client() {
        past.did("moved", field("client_id", Past.OTHER_CLIENT.toString(), Past.CLIENT.toString()));

        assertEquals(
                Optional.of(Past.OTHER_CLIENT), past.undo().edit.orElseThrow().client());
    }

    @Test
    public void what_the_journal_tells_besides_a_contacts_fields_is_left_alone() {
        past.did("resolved", field("decision", null, "existing"));

        assertEquals(Bucket.UNCHANGED, past.undo().bucket());
    }

    @Test
    public void a_created_contact_becomes_inactive_and_its_link_ends() {
        past.created();

        Reversal undone = past.undo();

        assertEquals(Optional.of(true), undone.edit.orElseThrow().inactive());
        assertEquals(List.of(Past.LINK), undone.endedLinks);
        assertEquals(Optional.of("undone"), undone.stamps.get(0).stamp().status());
        assertEquals(Bucket.INACTIVATED, undone.bucket());
        assertEquals(
                List.of(field("inactive", "false", "true"), field("entra_object_id", Past.IDENTITY.toString(), null)),
                undone.back);
    }

    @Test
    public void a_created_contact_that_the_same_run_updated_becomes_inactive_too() {
        past.created();
        past.did("updated", field("name", "Ada", "Ada Lovelace"));
        past.contact = past.contact.named("Ada Lovelace");

        assertEquals(Bucket.INACTIVATED, past.undo().bucket());
    }

    @Test
    public void a_created_contact_that_the_same_run_inactivated_is_known_as_undone() {
        past.created();
        past.did("inactivated", field("inactive", "false", "true"));
        past.links(past.link().inactivatedThrough());
        past.contact = past.contact.inactive();

        Reversal undone = past.undo();

        assertEquals(Optional.empty(), undone.edit);
        assertEquals(Optional.of("undone"), undone.stamps.get(0).stamp().status());
        assertEquals(List.of(Past.LINK), undone.endedLinks);
    }

    @Test
    public void a_created_contact_that_a_person_changed_in_any_way_stays_active() {
        assertKept("changed_since", past -> past.contact = past.contact.named("Ada King"));
        assertKept("changed_since", past -> past.contact = past.contact.email("ada@home.example"));
        assertKept("changed_since", past -> past.contact = past.contact.role("Countess"));
        assertKept("changed_since", past -> past.contact = past.contact.additional("ada@home.example"));
        assertKept(
                "changed_since",
                past -> past.contact = past.contact.phones(new Contact.Phone("+441", "home", Origin.PERSON)));
        assertKept("changed_since", past -> past.contact = past.contact.of(Past.OTHER_CLIENT));
        assertKept("changed_since", past -> past.contact = past.contact.inactive());
        assertKept("portal_login", past -> past.contact = past.contact.portalLogin());
        assertKept("key_person", past -> past.contact = past.contact.keyPerson());
        assertKept("linked_since", past -> past.links(past.link().later()));
    }

    @Test
    public void an_undo_that_is_started_again_finds_its_own_work_done() {
        past.created();
        past.links();
        past.contact = past.contact.inactive();
        past.stamp = past.stamp.with("undone", Optional.of("undone"));

        assertEquals(Bucket.UNCHANGED, past.undo().bucket());
    }

    @Test
    public void a_link_that_the_run_made_ends_and_the_contact_is_nobodys() {
        past.did("linked");
        past.links(past.link());

        Reversal undone = past.undo();

        assertEquals(List.of(Past.LINK), undone.endedLinks);
        assertEquals(Optional.empty(), undone.edit);
        assertEquals(Stamp.NONE, undone.stamps.get(0).stamp());
        assertEquals(Bucket.UPDATED, undone.bucket());
    }

    @Test
    public void a_link_through_which_a_later_run_inactivated_the_contact_stays() {
        past.did("linked");
        past.links(past.link().inactivatedThrough());
        past.contact = past.contact.inactive();

        Reversal undone = past.undo();

        assertEquals(List.of(), undone.endedLinks);
        assertEquals(List.of(field("inactive", "false", "true")), undone.left);
    }

    @Test
    public void a_contact_that_was_linked_to_somebody_else_since_is_reported() {
        past.did("linked");
        past.links(past.link().later());

        Reversal undone = past.undo();

        assertEquals(List.of(), undone.endedLinks);
        assertEquals(Optional.of("linked_since"), undone.leftBecause());
    }

    @Test
    public void a_link_that_was_passed_over_begins_again_with_its_inactive_contact() {
        past.did("link_passed", field("inactive", "true", "false"));
        past.links(past.link(), past.former());

        Reversal undone = past.undo();

        assertEquals(List.of(Past.LINK), undone.endedLinks);
        assertEquals(List.of(new ActiveLink(Past.FORMER_LINK, true)), undone.links);
        assertEquals(Optional.of(true), undone.edit.orElseThrow().inactive());
        assertEquals(Optional.of("inactivated"), undone.stamps.get(0).stamp().status());
        assertEquals(Optional.of(Past.FORMER), undone.stamps.get(0).stamp().objectId());
        assertEquals(2, undone.concerned().count());
    }

    @Test
    public void a_link_whose_identity_has_another_one_meanwhile_stays_ended() {
        past.did("link_passed");
        past.links(past.link(), past.former().identityTaken());

        Reversal undone = past.undo();

        assertEquals(List.of(Past.LINK), undone.endedLinks);
        assertEquals(List.of(), undone.links);
        assertEquals(Optional.of("link_taken"), undone.leftBecause());
    }

    @Test
    public void a_link_that_left_another_contact_begins_again_there() {
        past.did("link_passed");
        past.links(past.link(), past.former().onAnother());

        Reversal undone = past.undo();

        assertEquals(List.of(new ActiveLink(Past.FORMER_LINK, false)), undone.links);
        assertEquals(
                Map.of(Past.OTHER, Optional.of("linked"), Past.ADA, Optional.empty()),
                undone.stamps.stream().collect(Collectors.toMap(Stamped::contact, stamped -> stamped.stamp()
                        .status())));
    }

    @Test
    public void both_sides_of_a_link_that_took_anothers_place_begin_again() {
        UUID second = new UUID(5, 3);
        past.did("link_passed");
        past.links(past.link(), past.former(), past.former().onAnother().of(Past.IDENTITY, second));

        Reversal undone = past.undo();

        assertEquals(List.of(new ActiveLink(Past.FORMER_LINK, false), new ActiveLink(second, false)), undone.links);
    }

    @Test
    public void the_contact_that_was_left_waits_for_the_reversal_of_the_one_that_took_its_place() {
        past.did("link_ended");
        past.links(past.former());

        Reversal undone = past.undo();

        assertEquals(Bucket.UNCHANGED, undone.bucket());
        assertEquals(List.of(), undone.links);
    }

    @Test
    public void a_link_of_a_managed_tenant_that_is_mapped_elsewhere_now_stays_ended() {
        past.did("link_passed");
        past.links(past.link(), past.former().remapped());

        assertEquals(Optional.of("not_mapped"), past.undo().leftBecause());
    }

    @Test
    public void a_link_that_ended_as_a_person_deleted_its_contact_is_reported() {
        past.asked();
        past.did("link_ended");
        past.links(past.former().contactDeleted());

        Reversal undone = past.undoBoth().get(0);

        assertEquals(List.of(), undone.links);
        assertEquals(Optional.of("contact_gone"), undone.leftBecause());
    }

    @Test
    public void an_item_alone_does_not_begin_a_link_again() {
        past.asked(past.review(1).opened("open"));
        past.links(past.former());

        assertEquals(List.of(), past.undo().links);
    }

    @Test
    public void an_inactivation_is_taken_back_on_contact_and_link() {
        past.did("inactivated", field("inactive", "false", "true"));
        past.links(past.link().older().inactivatedThrough());
        past.contact = past.contact.inactive();
        past.stamp = past.stamp.with("inactivated", Optional.of("disabled"));

        Reversal undone = past.undo();

        assertEquals(Optional.of(false), undone.edit.orElseThrow().inactive());
        assertEquals(List.of(new ActiveLink(Past.LINK, false)), undone.links);
        assertEquals(Optional.of("linked"), undone.stamps.get(0).stamp().status());
        assertEquals(Bucket.REACTIVATED, undone.bucket());
    }

    @Test
    public void a_reactivation_is_taken_back_as_rollcalls_own_inactivation() {
        past.did("reactivated", field("inactive", "true", "false"));
        past.links(past.link().older());

        Reversal undone = past.undo();

        assertEquals(Optional.of(true), undone.edit.orElseThrow().inactive());
        assertEquals(List.of(new ActiveLink(Past.LINK, true)), undone.links);
        assertEquals(Bucket.INACTIVATED, undone.bucket());
    }

    @Test
    public void a_key_person_is_not_made_inactive_again() {
        past.did("reactivated", field("inactive", "true", "false"));
        past.links(past.link().older());
        past.contact = past.contact.keyPerson();

        Reversal undone = past.undo();

        assertEquals(Optional.of("key_person"), undone.leftBecause());
        assertFalse(undone.putBack());
    }

    @Test
    public void a_sign_in_name_is_put_back_without_an_edit_of_the_hosts_columns() {
        past.did("updated", field("entra_user_principal_name", "ada@old.example", "ada@new.example"));
        past.links(past.link().older());
        past.stamp = past.stamp.called(Optional.of("ada@new.example"));

        Reversal undone = past.undo();

        assertEquals(Optional.empty(), undone.edit);
        assertEquals(
                Optional.of("ada@old.example"), undone.stamps.get(0).stamp().userPrincipalName());
        assertEquals(Bucket.UPDATED, undone.bucket());
    }

    @Test
    public void a_contact_that_a_person_deleted_or_merged_is_reported() {
        for (Person gone : List.of(past.contact.deleted(), past.contact.merged())) {
            past.did("linked");
            past.contact = gone;
            Reversal undone = past.undo();
            assertEquals(Optional.of("contact_gone"), undone.leftBecause());
            assertFalse(undone.putBack());
        }
    }

    @Test
    public void an_item_that_the_run_opened_closes_and_one_that_it_closed_opens_again() {
        past.asked(past.review(1).opened("open"), past.review(2).closed("closed"));

        Reversal undone = past.undo();

        assertEquals(List.of(past.review(1).id()), undone.closedReviews);
        assertEquals(List.of(past.review(2).id()), undone.openedReviews);
        assertEquals(Bucket.REVIEW, undone.bucket());
        assertEquals(1, undone.concerned().count());
    }

    @Test
    public void a_decision_on_an_item_that_was_part_of_the_run_is_taken_back() {
        past.asked(past.review(1).closed("resolved"));

        assertEquals(List.of(past.review(1).id()), past.undo().openedReviews);
    }

    @Test
    public void an_item_stays_closed_while_its_identity_has_another_open_one() {
        past.asked(past.review(2).closed("closed").besides(9));

        assertFalse(past.undo().putBack());
    }

    @Test
    public void a_persons_decision_on_an_item_that_the_run_opened_is_reported() {
        past.asked(past.review(1).opened("dismissed"));

        assertEquals(Optional.of("review_decided"), past.undo().leftBecause());
    }

    @Test
    public void an_item_that_was_put_back_once_in_a_batch_is_not_put_back_again() {
        past.asked(past.review(1).opened("open"));
        past.did("linked");

        assertEquals(
                List.of(true, false),
                past.undoBoth().stream()
                        .map(each -> !each.closedReviews.isEmpty())
                        .toList());
    }

    private static void assertKept(String reason, Consumer<Past> since) {
        Past past = new Past();
        past.created();
        since.accept(past);
        Reversal undone = past.undo();
        assertEquals(Optional.of(reason), undone.leftBecause());
        assertTrue(undone.edit.flatMap(ContactEdit::inactive).isEmpty());
        assertEquals(Bucket.FAILED, undone.bucket());
        if (reason.equals("changed_since")) {
            assertFalse(undone.left.isEmpty());
        }
    }

    private static FieldChange field(String field, String before, String after) {
        return new FieldChange(field, Optional.ofNullable(before), Optional.ofNullable(after));
    }
}
