package io.rollcall.sandbox.internal.cipp;

import io.rollcall.sandbox.internal.http.Request;
import java.util.Map;
import java.util.TreeMap;

/** A query as PowerShell reads it: names in any case. */
record Parameters(Map<String, String> values) {

    static Parameters of(Request request) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.putAll(request.query());
        return new Parameters(values);
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean flag(String name) {
        return get(name).equalsIgnoreCase("true");
    }

    String tenantFilter() {
        return get("tenantFilter");
    }
}
