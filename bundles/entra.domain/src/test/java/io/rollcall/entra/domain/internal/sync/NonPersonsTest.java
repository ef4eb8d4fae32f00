package io.rollcall.entra.domain.internal.sync;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.sync.Named.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** People with odd names stay people, in every form; machines, rooms and shared mailboxes are told with their reason. */
public class NonPersonsTest {
    private static final List<String> GIVEN = List.of("Joe", "Emily", "Zoë", "Servaas", "Salma", "Infanta", "Hugh");

    @Test
    public void nobody_on_a_list_of_many_languages_is_excluded_in_any_form() {
        List<Named> people = lines("people.txt").map(Named::of).toList();
        assertTrue(people.size() > 800);
        assertEquals(List.of(), excluded(people.stream().flatMap(Named::forms)));
    }

    @Test
    public void a_surname_that_is_a_word_of_machines_is_a_person_unless_it_stands_alone_as_name_and_as_address() {
        List<Named> people = lines("names-that-are-words.txt")
                .flatMap(surname -> GIVEN.stream().map(given -> Named.of(given + ";" + surname)))
                .toList();
        assertTrue(people.size() > 500);
        assertEquals(List.of(), excluded(people.stream().flatMap(Named::forms).filter(form -> !form.bareWord())));
    }

    @Test
    public void a_bare_word_that_is_also_a_name_is_a_machine_only_if_name_and_address_agree() {
        assertEquals(Optional.of("service_account"), kind("Root", "root", "", ""));
        assertEquals(Optional.of("room_mailbox"), kind("Room 2", "room2", "", ""));
        for (Form person : List.of(
                new Form("Root", "jroot", "", ""),
                new Form("Root", "root.j", "", ""),
                new Form("Joe Root", "root", "", ""),
                new Form("Root", "root", "", "Root"),
                new Form("", "root", "", ""),
                new Form("Press, Anna", "press", "", ""),
                new Form("Sala", "chiara.sala", "", ""))) {
            assertEquals(person.toString(), Optional.empty(), kind(person));
        }
    }

    @Test
    public void a_department_beside_a_name_makes_nobody_a_mailbox() {
        for (Form person : List.of(
                new Form("Ann Lee (Marketing)", "ann.lee", "", ""),
                new Form("Marketing - Ann Lee", "ann.lee", "", ""),
                new Form("Ann Lee | Helpdesk", "alee", "", ""),
                new Form("Müller, Heike (Buchhaltung)", "h.mueller", "", ""),
                new Form("Ann Lee, Administrator", "ann", "", ""),
                new Form("Sven V. Carlsson", "svc", "", ""))) {
            assertEquals(person.toString(), Optional.empty(), kind(person));
        }
    }

    @Test
    public void who_has_given_name_and_surname_is_a_person_whatever_the_address() {
        assertEquals(Optional.empty(), kind("Bot Root", "info", "Bot", "Root"));
        assertEquals(Optional.empty(), kind("Noreply", "noreply", "Norbert", "Eply"));
    }

    @Test
    public void machines_rooms_and_shared_mailboxes_of_many_languages_are_told_with_their_reason() {
        List<String> machines = lines("machines.txt").toList();
        assertTrue(machines.size() > 250);
        assertEquals(
                List.of(),
                machines.stream()
                        .filter(line -> {
                            String[] row = line.split(";", -1);
                            return !kind(row[1], row[2], "", "").equals(Optional.of(row[0]));
                        })
                        .toList());
    }

    @Test
    public void each_of_the_three_reasons_is_counted_by_its_own_name() {
        assertEquals(
                Set.of("room_mailbox", "service_account", "shared_mailbox"),
                lines("machines.txt").map(line -> line.split(";", 2)[0]).collect(Collectors.toSet()));
    }

    private static List<String> excluded(Stream<Form> forms) {
        return forms.flatMap(form -> kind(form).map(reason -> reason + ": " + form).stream())
                .toList();
    }

    private static Optional<String> kind(Form form) {
        return kind(form.displayName(), form.localPart(), form.givenName(), form.surname());
    }

    private static Optional<String> kind(String displayName, String local, String givenName, String surname) {
        var identity = People.identity(local + "@contoso.example", displayName, givenName, surname);
        return NonPersons.kind(identity, Addresses.of(identity, People.TENANT.verifiedDomains(), true));
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = NonPersonsTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
