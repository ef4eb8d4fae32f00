package io.rollcall.entra.domain.internal.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.PlainNames;
import io.rollcall.entra.domain.mapping.MappingPreview;
import io.rollcall.entra.domain.mapping.MappingPreview.Candidate;
import io.rollcall.entra.domain.mapping.MappingPreview.Reason;
import io.rollcall.entra.domain.tenants.ManagedTenant;
import io.rollcall.host.api.clients.Client;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class SuggestionsTest {
    private final FakeMappings office = new FakeMappings(new FakeWork());
    private final PlainNames names = new PlainNames();

    @Test
    public void one_owner_of_a_verified_domain_is_matched_automatically() {
        Client client = office.client("Something else", "https://www.contoso.com/en");
        ManagedTenant tenant = office.customer("Contoso", "contoso.onmicrosoft.com", "contoso.com");

        MappingPreview preview = preview();

        assertEquals(1, preview.autoMatched().size());
        assertEquals(tenant, preview.autoMatched().get(0).tenant());
        assertEquals(
                List.of(new Candidate(client, 1.0, Reason.EXACT_DOMAIN, "contoso.com")),
                preview.autoMatched().get(0).candidates());
    }

    @Test
    public void two_owners_of_the_tenants_domains_are_candidates() {
        Client one = office.client("One", "contoso.com");
        Client two = office.client("Two", "contoso.net");
        office.customer("Contoso", "contoso.com", "contoso.net");

        assertEquals(List.of(one, two), candidates());
    }

    @Test
    public void a_domain_that_two_clients_share_speaks_for_neither() {
        office.client("One", "contoso.com");
        office.client("Two", "www.contoso.com");
        ManagedTenant tenant = office.customer("Wingtip", "contoso.com");

        assertEquals(List.of(tenant), preview().unmatched());
    }

    @Test
    public void billing_and_contact_addresses_make_candidates_only() {
        Client billed = office.client("One", Optional.empty(), Optional.of("pay@contoso.com"), false);
        Client known = office.client("Two");
        office.contactDomains.put(known.id(), Set.of("fabrikam.com"));
        office.customer("Wingtip", "contoso.com", "fabrikam.com");

        assertEquals(List.of(billed, known), candidates());
        assertTrue(preview().autoMatched().isEmpty());
    }

    @Test
    public void an_address_at_another_clients_website_says_nothing() {
        Client owner = office.client("One", "contoso.com");
        Client customer = office.client("Two");
        office.contactDomains.put(customer.id(), Set.of("contoso.com"));
        office.customer("Wingtip", "contoso.com");

        assertEquals(owner, preview().autoMatched().get(0).candidates().get(0).client());
        assertEquals(1, preview().autoMatched().get(0).candidates().size());
    }

    @Test
    public void a_website_on_a_host_below_the_domain_matches_unless_the_domain_is_another_clients() {
        Client shop = office.client("One", "shop.contoso.com");
        office.customer("Wingtip", "contoso.com");
        assertEquals(shop, preview().autoMatched().get(0).candidates().get(0).client());

        Client contoso = office.client("Two", "https://www.contoso.com/");
        assertEquals(contoso, preview().autoMatched().get(0).candidates().get(0).client());
    }

    @Test
    public void shared_mail_domains_the_msps_own_and_inactive_clients_never_match() {
        office.client("One", Optional.empty(), Optional.of("one@gmail.com"), false);
        office.client("Two", "msp.example");
        office.client("Three", "contoso.onmicrosoft.com");
        office.client("Wingtip", Optional.of("wingtip.com"), Optional.empty(), true);
        office.partner("Us", "msp.example");
        office.customer("Tailspin", "gmail.com", "msp.example", "contoso.onmicrosoft.com");
        office.customer("Wingtip", "wingtip.com");

        assertEquals(3, preview().unmatched().size());
    }

    @Test
    public void the_partner_tenant_is_never_matched_automatically() {
        Client client = office.client("Our own company", "msp.example");
        office.partner("Our own company", "msp.example");

        assertEquals(List.of(client), candidates());
        assertTrue(preview().autoMatched().isEmpty());
    }

    @Test
    public void names_that_are_alike_make_candidates_best_first() {
        for (String other : List.of("Alpine Ski House", "Blue Yonder Airlines", "City Power", "Margie Travel")) {
            office.client(other);
        }
        Client near = office.client("Northwind Trader");
        Client same = office.client("Northwind Traders Ltd");
        office.customer("Northwind Traders GmbH");

        assertEquals(List.of(same, near), candidates());
        Candidate best = preview().candidates().get(0).candidates().get(0);
        assertEquals(1.0, best.score(), 1e-9);
        assertEquals(Reason.FUZZY_NAME, best.reason());
        assertEquals("Northwind Traders Ltd", best.evidence());
    }

    @Test
    public void a_domain_weighs_more_than_a_name() {
        office.client("Contoso");
        Client mail = office.client("Something else");
        office.contactDomains.put(mail.id(), Set.of("contoso.com"));
        office.customer("Contoso", "contoso.com");

        assertEquals(mail, candidates().get(0));
        assertEquals(2, candidates().size());
    }

    private List<Client> candidates() {
        return preview().candidates().get(0).candidates().stream()
                .map(Candidate::client)
                .toList();
    }

    private MappingPreview preview() {
        MappingFacts facts = new MappingFacts(office.tenants, List.of(), office.clients, office.contactDomains);
        return Suggestions.of(facts, new ClientIndex(facts, names, names));
    }
}
