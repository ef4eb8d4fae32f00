package io.rollcall.entra.persistence.internal.sync;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.KnownIdentity.Past;
import io.rollcall.entra.domain.sync.KnownIdentity.ReviewState;
import io.rollcall.entra.domain.sync.LinkState;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.Json;
import io.rollcall.host.api.contacts.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An identity with what the stores know of it, as one row. */
public final class KnownIdentityRow {
    private KnownIdentityRow() {}

    static KnownIdentity read(ResultSet row) throws SQLException {
        Identity identity = identity(row);
        Optional<LinkState> link = Columns.uuidIfAny(row, "link_id").isPresent()
                ? Optional.of(link(row, identity.live(), true))
                : Optional.empty();
        return new KnownIdentity(
                identity,
                row.getLong("revision"),
                link,
                twins(row.getString("twins")),
                review(row),
                past(row),
                Columns.instants(row, "state_changes"));
    }

    private static ReviewState review(ResultSet row) throws SQLException {
        Optional<String> fingerprint = Columns.text(row, "open_fingerprint");
        return new ReviewState(
                Columns.uuidIfAny(row, "review_id").map(id -> new ReviewState.Open(id, fingerprint.orElse(""))),
                Columns.text(row, "decided_fingerprint"));
    }

    private static Past past(ResultSet row) throws SQLException {
        return new Past(
                Columns.text(row, "deleted_then"),
                Columns.uuids(row, "left_behind").stream().map(ContactId::new).collect(Collectors.toSet()),
                row.getBoolean("kept_out"));
    }

    public static LinkState link(ResultSet row, boolean live, boolean sameClient) throws SQLException {
        return new LinkState(
                Columns.uuid(row, "link_id"),
                Columns.uuid(row, "entra_tenant_id"),
                Columns.uuid(row, "entra_object_id"),
                new ContactId(Columns.uuid(row, "contact_id")),
                row.getBoolean("inactivated"),
                live,
                Columns.text(row, "entra_user_principal_name"),
                sameClient);
    }

    /** Of the columns of {@code entra_identities} and {@code properties}. */
    public static Identity identity(ResultSet row) throws SQLException {
        return identity(
                Columns.uuid(row, "entra_object_id"),
                Properties.read(row.getString("properties")),
                row.getBoolean("enabled"),
                row.getBoolean("in_groups"),
                Identity.Presence.valueOf(row.getString("presence").toUpperCase(Locale.ROOT)));
    }

    /** Only enabled and present ones are asked for. */
    private static List<KnownIdentity.Twin> twins(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        List<KnownIdentity.Twin> twins = new ArrayList<>();
        for (JsonNode twin : Json.read(json, new TypeReference<List<JsonNode>>() {})) {
            Properties properties = Properties.read(twin.path("properties").toString());
            UUID id = UUID.fromString(twin.path("id").asText());
            twins.add(new KnownIdentity.Twin(
                    identity(id, properties, true, twin.path("inGroups").asBoolean(), Identity.Presence.PRESENT),
                    twin.path("key").asText()));
        }
        return twins;
    }

    private static Identity identity(
            UUID objectId, Properties properties, boolean enabled, boolean inGroups, Identity.Presence presence) {
        return new Identity(
                objectId,
                properties.text(UserProperty.USER_PRINCIPAL_NAME),
                properties.text(UserProperty.MAIL),
                properties.texts(UserProperty.PROXY_ADDRESSES),
                properties.text(UserProperty.DISPLAY_NAME),
                properties.text(UserProperty.GIVEN_NAME),
                properties.text(UserProperty.SURNAME),
                properties.text(UserProperty.JOB_TITLE),
                properties.text(UserProperty.MOBILE_PHONE),
                properties.texts(UserProperty.BUSINESS_PHONES),
                properties.text(UserProperty.USER_TYPE),
                enabled,
                !properties.texts(UserProperty.ASSIGNED_LICENSES).isEmpty(),
                inGroups,
                presence);
    }
}
