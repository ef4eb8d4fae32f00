package io.rollcall.sandbox.internal.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rollcall.sandbox.internal.cloud.Group;
import io.rollcall.sandbox.internal.people.Property;
import io.rollcall.sandbox.internal.people.Rows;
import java.io.IOException;
import java.util.Set;

/** Writes what is in a group as Microsoft's JSON does: each row says its type. */
public final class MemberRows {
    private MemberRows() {}

    /** The fields inside an object that is already open. What only a user has is left out of other rows. */
    public static void write(JsonGenerator out, Group.Item item, Set<Property> selected) throws IOException {
        out.writeStringField("@odata.type", item.type());
        if (item.account().isPresent()) {
            Rows.write(out, item.account().get(), selected);
            return;
        }
        if (selected.contains(Property.ID)) {
            out.writeStringField("id", item.id());
        }
        if (selected.contains(Property.DISPLAY_NAME)) {
            out.writeStringField("displayName", item.displayName());
        }
    }
}
