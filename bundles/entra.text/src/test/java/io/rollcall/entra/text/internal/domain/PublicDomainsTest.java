package io.rollcall.entra.text.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;

public class PublicDomainsTest {
    private final PublicDomains domains = new PublicDomains();

    @Test
    public void the_host_is_found_in_whatever_a_person_typed() {
        host("www.contoso.com", "https://www.Contoso.com/about?x=1#y");
        host("contoso.com", " contoso.com ");
        host("contoso.com", "contoso.com/shop");
        host("contoso.com", "HTTP://user:pass@contoso.com:8443/");
        host("contoso.com", "ann.lee@contoso.com");
        host("contoso.com", "mailto:ann.lee@contoso.com");
        host("contoso.com", "//contoso.com.");
        host("xn--mller-kva.de", "müller.de");
    }

    @Test
    public void what_is_no_domain_has_no_host() {
        for (String typed :
                new String[] {"", "  ", "localhost", "n/a", "10.0.0.1", "a..b", "-x-.com", "see our page"}) {
            assertEquals(typed, Optional.empty(), domains.host(typed));
        }
    }

    @Test
    public void the_registrable_domain_follows_the_public_suffix_list() {
        assertEquals(Optional.of("example.co.uk"), domains.registrable("www.example.co.uk"));
        assertEquals(Optional.of("acme.github.io"), domains.registrable("shop.acme.github.io"));
        assertEquals(Optional.of("example.com"), domains.registrable("example.com"));
        assertEquals(Optional.empty(), domains.registrable("co.uk"));
        assertEquals(Optional.empty(), domains.registrable("not a host"));
    }

    @Test
    public void the_last_label_is_public_where_the_list_knows_no_rule() {
        assertEquals(Optional.of("outdoor.example"), domains.registrable("shop.outdoor.example"));
        assertEquals(Optional.of("outdoor.example"), domains.registrable("outdoor.example"));
        assertEquals(Optional.empty(), domains.registrable("example"));
    }

    @Test
    public void free_mail_and_microsofts_own_domains_are_shared() {
        assertTrue(domains.shared("gmail.com"));
        assertTrue(domains.shared("GMX.de"));
        assertTrue(domains.shared("mail.yahoo.com"));
        assertTrue(domains.shared("contoso.onmicrosoft.com"));
        assertTrue(domains.shared("contoso.mail.onmicrosoft.com"));
        assertFalse(domains.shared("contoso.com"));
        assertFalse(domains.shared("notgmail.com"));
    }

    private void host(String expected, String typed) {
        assertEquals(typed, Optional.of(expected), domains.host(typed));
    }
}
