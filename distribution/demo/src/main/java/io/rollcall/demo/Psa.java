package io.rollcall.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** The MSP's clients and contacts as people typed them before the first sync. */
final class Psa {
    private final Http rollcall;
    private final Map<String, String> clientIds = new HashMap<>();

    Psa(Http rollcall) {
        this.rollcall = rollcall;
    }

    /** Types what the sandbox says that the MSP has. @return the number of contacts */
    int type(JsonNode msp) {
        int contacts = 0;
        for (JsonNode client : msp.path("clients")) {
            String id = rollcall.post("/api/v1/clients", client(client))
                    .path("data")
                    .path("id")
                    .asText();
            clientIds.put(client.path("externalId").asText(), id);
            for (JsonNode contact : client.path("contacts")) {
                rollcall.post("/api/v1/contacts", contact(id, contact));
                contacts++;
            }
        }
        return contacts;
    }

    /** The id of a client that the sandbox knows by its own name for it. */
    String clientId(String externalId) {
        String id = clientIds.get(externalId);
        if (id == null) {
            throw new DemoFailure("The sandbox names an unknown client: " + externalId);
        }
        return id;
    }

    int clients() {
        return clientIds.size();
    }

    private static ObjectNode client(JsonNode client) {
        ObjectNode form =
                Http.JSON.createObjectNode().put("name", client.path("name").asText());
        unlessBlank(form, "website", client.path("website"));
        unlessBlank(form, "billingEmail", client.path("billingEmail"));
        unlessBlank(form, "country", client.path("country"));
        return form.put("inactive", !client.path("active").asBoolean(true));
    }

    private static ObjectNode contact(String clientId, JsonNode contact) {
        ObjectNode form = Http.JSON
                .createObjectNode()
                .put("clientId", clientId)
                .put("name", contact.path("name").asText())
                .put("inactive", !contact.path("active").asBoolean(true));
        unlessBlank(form, "email", contact.path("email"));
        ArrayNode emails = form.putArray("additionalEmails");
        contact.path("additionalEmails").forEach(emails::add);
        ArrayNode phones = form.putArray("phones");
        if (!contact.path("phone").asText("").isBlank()) {
            phones.addObject().put("number", contact.path("phone").asText()).put("label", "work");
        }
        return form;
    }

    private static void unlessBlank(ObjectNode form, String field, JsonNode value) {
        if (!value.asText("").isBlank()) {
            form.put(field, value.asText());
        }
    }
}
