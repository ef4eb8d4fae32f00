package io.rollcall.sandbox.internal.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.cloud.Msp;
import io.rollcall.sandbox.internal.cloud.PsaClient;
import io.rollcall.sandbox.internal.cloud.World;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.people.PsaContact;
import java.util.List;

/** What the MSP has before Rollcall comes: accounts, applications, and its clients and contacts as somebody typed them. */
final class MspReport {
    private final World world;
    private final Ledger ledger;

    MspReport(World world) {
        this.world = world;
        this.ledger = new Ledger(world);
    }

    ObjectNode report(String base) {
        Msp msp = world.msp();
        Customer partner = msp.partner();
        ObjectNode report = Json.object()
                .put("partnerTenantId", partner.tenantId())
                .put("partnerName", partner.displayName())
                .put("partnerDomain", partner.defaultDomain())
                .put("loginUrl", base + "/login")
                .put("graphUrl", base + "/graph")
                .put("admin", msp.operators().get(0).account());
        report.putObject("app")
                .put("clientId", msp.graphApp().clientId())
                .put("clientSecret", msp.graphApp().secret());
        report.putObject("cipp")
                .put("apiUrl", base + "/cipp")
                .put("tenantId", partner.tenantId())
                .put("clientId", msp.cippApp().clientId())
                .put("clientSecret", msp.cippApp().secret());
        ArrayNode accounts = report.putArray("accounts");
        msp.operators().forEach(o -> accounts.addObject()
                .put("account", o.account())
                .put("tenantId", o.tenantId())
                .put("administersCustomers", o.administers()));
        ArrayNode clients = report.putArray("clients");
        world.clients().forEach(c -> clients.add(client(c)));
        return report;
    }

    private ObjectNode client(PsaClient client) {
        ObjectNode row = Json.object()
                .put("externalId", client.externalId())
                .put("name", client.name())
                .put("website", client.website())
                .put("billingEmail", client.billingEmail())
                .put("country", client.country())
                .put("active", client.active());
        ArrayNode contacts = row.putArray("contacts");
        List<PsaContact> typed = ledger.typed(client);
        typed.forEach(c -> contacts.add(contact(c)));
        return row;
    }

    private static ObjectNode contact(PsaContact contact) {
        ObjectNode row = Json.object().put("name", contact.name()).put("email", contact.email());
        ArrayNode additional = row.putArray("additionalEmails");
        contact.additionalEmails().forEach(additional::add);
        return row.put("phone", contact.phone()).put("active", contact.active());
    }
}
