package io.rollcall.sandbox.internal.cipp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rollcall.sandbox.internal.cloud.Cloud;
import io.rollcall.sandbox.internal.cloud.Customer;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.JsonBody;
import io.rollcall.sandbox.internal.http.Reply;
import io.rollcall.sandbox.internal.http.Request;
import io.rollcall.sandbox.internal.people.Account;
import io.rollcall.sandbox.internal.people.Property;
import io.rollcall.sandbox.internal.people.Rows;
import java.util.List;

/** ListUsers, which hides a tenant's errors behind an empty list, and ListDomains, which does not say what is verified. */
final class UserList {
    private final Cloud cloud;
    private final Readable readable;

    UserList(Cloud cloud) {
        this.cloud = cloud;
        this.readable = new Readable(cloud);
    }

    Reply users(Request request, List<String> path) {
        String filter = Parameters.of(request).tenantFilter();
        if (filter.equalsIgnoreCase("AllTenants")) {
            ArrayNode rows = Json.array();
            rows.addObject()
                    .put(
                            "Message",
                            "This function has been deprecated for all users, please use ListGraphRequest instead");
            return Reply.json(200, rows);
        }
        Customer tenant = readable.tenant(filter);
        if (readable.tokenError(tenant).isPresent()) {
            return Reply.json(200, Json.array());
        }
        return JsonBody.reply(out -> {
            out.writeStartArray();
            for (Account account : cloud.world().directory(tenant).present()) {
                String signIn = account.signInName();
                String domain = signIn.substring(signIn.lastIndexOf('@') + 1);
                out.writeStartObject();
                Rows.write(out, account, Property.ALL);
                out.writeStringField("username", signIn.substring(0, Math.max(0, signIn.lastIndexOf('@'))));
                out.writeStringField("Aliases", String.join(", ", account.list(Property.PROXY_ADDRESSES)));
                out.writeStringField(
                        "LicJoined",
                        account.list(Property.ASSIGNED_LICENSES).isEmpty() ? "" : "Microsoft 365 Business Premium");
                out.writeObjectFieldStart("primDomain");
                out.writeStringField("value", domain);
                out.writeStringField("label", domain);
                out.writeEndObject();
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    Reply domains(Request request, List<String> path) {
        Customer tenant = readable.tenant(Parameters.of(request).tenantFilter());
        readable.tokenError(tenant).ifPresent(why -> {
            throw CippRefusal.noToken(why);
        });
        ArrayNode rows = Json.array();
        tenant.domains().forEach(d -> rows.addObject()
                .put("id", d)
                .put("isDefault", d.equals(tenant.defaultDomain()))
                .put("isInitial", false));
        rows.addObject()
                .put("id", tenant.initialDomain())
                .put("isDefault", false)
                .put("isInitial", true);
        return Reply.json(200, rows);
    }
}
