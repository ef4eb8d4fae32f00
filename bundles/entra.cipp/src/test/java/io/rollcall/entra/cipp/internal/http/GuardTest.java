package io.rollcall.entra.cipp.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.Test;

public class GuardTest {
    private final Guard guard = new Guard(false, Set.of("10.1.2.3"));
    private final Guard sandbox = new Guard(true, Set.of());

    @Test
    public void only_public_https_addresses_are_reached() {
        guard.check(URI.create("https://203.0.114.1/api"));
        for (String refused : List.of(
                "http://203.0.114.1/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://127.9.9.9/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://169.254.169.254/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/",
                "https://2130706433/",
                "mailto:x")) {
            DirectoryFailure failure =
                    assertThrows(refused, DirectoryFailure.class, () -> guard.check(URI.create(refused)));
            assertTrue(refused, List.of("address_refused", "unknown_host").contains(failure.code()));
        }
    }

    @Test
    public void an_operator_may_allow_a_private_host_by_https() {
        guard.check(URI.create("https://10.1.2.3/api"));
        assertThrows(DirectoryFailure.class, () -> guard.check(URI.create("http://10.1.2.3/api")));
    }

    @Test
    public void with_the_sandbox_nothing_but_this_machine_is_reached() {
        sandbox.check(URI.create("http://127.0.0.1:4000/cipp"));
        sandbox.check(URI.create("http://localhost:4000/cipp"));
        assertThrows(DirectoryFailure.class, () -> sandbox.check(URI.create("https://cipp.example.com/")));
        assertThrows(DirectoryFailure.class, () -> sandbox.check(URI.create("https://127.0.0.1.nip.io/")));
    }

    @Test
    public void public_addresses_of_both_families_are_told_from_special_ones() throws UnknownHostException {
        for (String open : List.of("8.8.8.8", "100.63.255.255", "100.128.0.0", "172.32.0.1", "2620:1ec::1")) {
            assertTrue(open, PublicAddress.is(InetAddress.getByName(open)));
        }
        for (String special : List.of("198.18.0.1", "224.0.0.1", "255.255.255.255", "2001:db8::1", "::", "ff02::1")) {
            assertFalse(special, PublicAddress.is(InetAddress.getByName(special)));
        }
    }

    @Test
    public void the_api_url_is_understood_in_every_form_in_which_people_paste_it() {
        for (String pasted : List.of(
                "https://cipp.azurewebsites.net",
                "https://cipp.azurewebsites.net/",
                "https://cipp.azurewebsites.net/api",
                " https://cipp.azurewebsites.net/API/ ",
                "https://cipp.azurewebsites.net/api/ListTenants?x=1",
                "cipp.azurewebsites.net/api/",
                "cipp.azurewebsites.net")) {
            assertEquals(URI.create("https://cipp.azurewebsites.net"), ApiUrl.base(pasted));
        }
        assertEquals(URI.create("http://127.0.0.1:4000/cipp"), ApiUrl.base("http://127.0.0.1:4000/cipp/api"));
        for (String wrong : List.of("", "https://", "https:///api", "not a url", "https://user:pw@cipp.example")) {
            assertThrows(wrong, DirectoryFailure.class, () -> ApiUrl.base(wrong));
        }
    }
}
