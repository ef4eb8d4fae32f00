package io.rollcall.sandbox.internal.people;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes users as Microsoft's JSON does. */
public final class Rows {
    private static final Set<Property> LISTS = Set.of(
            Property.BUSINESS_PHONES, Property.OTHER_MAILS, Property.PROXY_ADDRESSES, Property.ASSIGNED_LICENSES);

    private Rows() {}

    /** The selected properties inside an object that is already open; absent values as null. */
    public static void write(JsonGenerator out, Account account, Set<Property> selected) throws IOException {
        for (Property property : selected) {
            writeOne(out, account, property);
        }
    }

    /** The same without what has no value, as a delta's first round does. */
    public static void writePresent(JsonGenerator out, Account account, Set<Property> selected) throws IOException {
        for (Property property : selected) {
            if (account.value(property).isPresent()) {
                writeOne(out, account, property);
            }
        }
    }

    private static void writeOne(JsonGenerator out, Account account, Property property) throws IOException {
        out.writeFieldName(property.graphName());
        if (LISTS.contains(property)) {
            writeList(out, account.list(property), property == Property.ASSIGNED_LICENSES);
            return;
        }
        Optional<Object> value = account.value(property);
        if (value.isEmpty()) {
            out.writeNull();
        } else if (value.get() instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else {
            out.writeString((String) value.get());
        }
    }

    private static void writeList(JsonGenerator out, List<String> values, boolean licenses) throws IOException {
        out.writeStartArray();
        for (String value : values) {
            if (licenses) {
                out.writeStartObject();
                out.writeArrayFieldStart("disabledPlans");
                out.writeEndArray();
                out.writeStringField("skuId", value);
                out.writeEndObject();
            } else {
                out.writeString(value);
            }
        }
        out.writeEndArray();
    }
}
