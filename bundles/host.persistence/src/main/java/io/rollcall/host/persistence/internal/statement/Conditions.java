package io.rollcall.host.persistence.internal.statement;

import io.rollcall.host.api.jdbc.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The conditions of a filtered list: only those that are asked for are in the text, so that indexes can serve them. */
public final class Conditions {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    public Conditions and(String condition, Object... bound) {
        text.append(" and ").append(condition);
        values.addAll(List.of(bound));
        return this;
    }

    /** The conditions, each led by {@code and}. */
    public String text() {
        return text.toString();
    }

    public Sql bindTo(Sql statement) {
        values.forEach(statement::bind);
        return statement;
    }

    /** A {@code like} pattern for a part of a case-folded text. */
    public static String partOf(String search) {
        return "%" + search.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
