package io.rollcall.entra.domain.internal.sync;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.sync.Identity;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** People with odd names stay people. */
public class NonPersonsTest {
    /** Real surnames that hold, or are, words of machines. */
    private static final List<String> PEOPLE = List.of(
            "abbott",
            "sa.lee",
            "s.adminov",
            "t.robotham",
            "d.scanlon",
            "j.root",
            "emily.room",
            "b.bottas",
            "a.servicio",
            "k.backus",
            "l.syncowski",
            "m.testa",
            "p.press",
            "o.office",
            "n.infante",
            "r.salesi",
            "c.support",
            "w.printz",
            "h.roomans",
            "v.botha",
            "anna.press",
            "inf.lee");

    @Test
    public void nobodyIsTakenForAMachineByPartOfAName() {
        for (String local : PEOPLE) {
            String address = local + "@contoso.example";
            assertEquals(address, Optional.empty(), kind(address, ""));
        }
    }

    @Test
    public void whoHasGivenNameAndSurnameIsAPersonWhateverTheAddress() {
        var person = People.identity("info@contoso.example", "Bot Root", "Bot", "Root");
        assertEquals(Optional.empty(), NonPersons.kind(person, addresses(person)));
    }

    @Test
    public void machinesRoomsAndSharedMailboxesAreTold() {
        assertEquals(Optional.of("service_account"), kind("no-reply@contoso.example", ""));
        assertEquals(Optional.of("service_account"), kind("sql-svc01@contoso.example", ""));
        assertEquals(
                Optional.of("service_account"),
                kind("sync_srv_1f@contoso.example", "On-Premises Directory Synchronization Service Account"));
        assertEquals(Optional.of("room_mailbox"), kind("adams@contoso.example", "Adams Conference Room"));
        assertEquals(Optional.of("room_mailbox"), kind("besprechungsraum-2@contoso.example", ""));
        assertEquals(Optional.of("shared_mailbox"), kind("buchhaltung@contoso.example", "Buchhaltung"));
    }

    private static Optional<String> kind(String address, String displayName) {
        var identity = People.identity(address, displayName, "", "");
        return NonPersons.kind(identity, addresses(identity));
    }

    private static Addresses addresses(Identity identity) {
        return Addresses.of(identity, People.TENANT.verifiedDomains(), true);
    }
}
