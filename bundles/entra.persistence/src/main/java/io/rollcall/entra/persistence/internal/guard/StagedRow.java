package io.rollcall.entra.persistence.internal.guard;

import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.PreviewedIdentity;
import io.rollcall.entra.persistence.internal.Columns;
import io.rollcall.entra.persistence.internal.journal.Fields;
import io.rollcall.host.api.contacts.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A row of {@code entra_staged_changes}. */
public final class StagedRow {
    public static final String COLUMNS =
            """
            s.entra_tenant_id, s.entra_object_id, s.name, s.bucket, s.reason, s.rule, s.contact_id, s.portal_login, s.fields,
            s.kinds, s.revision, s.contact_version, s.link_id, s.digest, s.links_to, s.ends_link""";

    private StagedRow() {}

    public static PreviewedIdentity read(ResultSet row) throws SQLException {
        return new PreviewedIdentity(
                Columns.uuid(row, "entra_tenant_id"),
                Columns.uuid(row, "entra_object_id"),
                row.getString("name"),
                Bucket.of(row.getString("bucket")),
                Columns.text(row, "reason"),
                row.getString("rule"),
                Columns.uuidIfAny(row, "contact_id").map(ContactId::new),
                row.getBoolean("portal_login"),
                Fields.read(row.getString("fields")),
                kinds(row, "kinds"),
                new PreviewedIdentity.Basis(
                        row.getLong("revision"),
                        Optional.ofNullable(row.getObject("contact_version", Long.class)),
                        Columns.uuidIfAny(row, "link_id"),
                        row.getString("digest")),
                new PreviewedIdentity.Trace(
                        Columns.uuidIfAny(row, "links_to").map(ContactId::new), Columns.uuidIfAny(row, "ends_link")));
    }

    static Set<GuardedKind> kinds(ResultSet row, String column) throws SQLException {
        return Columns.texts(row, column).stream().map(GuardedKind::of).collect(Collectors.toSet());
    }

    /** A set as the text of a {@code text[]} value: keys need no quotes. */
    static String array(Collection<GuardedKind> kinds) {
        return kinds.stream().map(GuardedKind::key).sorted().collect(Collectors.joining(",", "{", "}"));
    }
}
