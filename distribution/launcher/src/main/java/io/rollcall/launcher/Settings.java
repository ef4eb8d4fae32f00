package io.rollcall.launcher;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The framework properties of this start; features use them as variables. Each value is the first that is defined of:
 * command line, environment, {@code conf/rollcall.properties}, what an earlier start on this data folder kept, default.
 */
final class Settings {
    static final String EDITION = "rollcall.edition";
    static final String PORT = "http.port";
    static final String HOST = "http.host";
    static final String URL = "public.url";
    static final String SANDBOX = "sandbox";
    static final String SANDBOX_PORT = "sandbox.port";
    static final String FIRST_FEATURES = "rollcall.features.first";
    static final String CHANGED_FEATURES = "rollcall.features.change";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "DATABASE_URL", "database.url",
            "DATABASE_APP_URL", "database.app.url",
            "TEMPORAL_ADDRESS", "temporal.address",
            "TEMPORAL_NAMESPACE", "temporal.namespace",
            "PUBLIC_URL", URL);
    private static final Map<String, String> DEFAULTS = Map.of(
            HOST,
            "127.0.0.1",
            "database.url",
            "",
            "database.app.url",
            "",
            "temporal.address",
            "",
            "temporal.namespace",
            "default");

    private final Home home;
    private final Options options;
    private final Map<String, String> environment;
    private final Properties kept;
    private final Map<String, String> values = new HashMap<>(DEFAULTS);

    private Settings(Home home, Options options, Map<String, String> environment, Properties kept) {
        this.home = home;
        this.options = options;
        this.environment = environment;
        this.kept = kept;
    }

    /** Settles all values, and keeps in the data folder what later starts need. */
    static Map<String, String> settle(Home home, Options options, Map<String, String> environment, DataFolder data) {
        Settings settings = new Settings(home, options, environment, data.kept());
        settings.settle();
        settings.values.put("rollcall.home", home.folder().toString());
        settings.values.put("rollcall.data", data.path().toString());
        data.keep(settings.kept);
        return settings.values;
    }

    private void settle() {
        home.configuration()
                .forEach((name, value) ->
                        values.put(name.toString(), value.toString().strip()));
        ENVIRONMENT.forEach((variable, name) -> {
            String value = environment.get(variable);
            if (value != null) {
                values.put(name, value.strip());
            }
        });
        Edition edition = edition();
        boolean sandbox = sandbox(edition);
        settlePort();
        settleSandboxPort();
        values.put("org.apache.felix.http.host", value(HOST));
        values.put("org.osgi.service.http.port", value(PORT));
        values.putIfAbsent(URL, "http://" + value(HOST) + ":" + value(PORT));
        values.put(FIRST_FEATURES, String.join(",", first(edition, sandbox)));
        values.put(CHANGED_FEATURES, String.join(",", changes()));
    }

    private Edition edition() {
        Edition shipped = home.has("entra") ? Edition.EE : Edition.CE;
        Edition edition = options.edition();
        if (edition == Edition.EE && shipped == Edition.CE) {
            throw new Refusal("This installation is the Community edition: the Enterprise edition is another one.");
        }
        if (edition == null) {
            edition = shipped == Edition.CE ? shipped : Edition.of(kept.getProperty(EDITION, shipped.word()));
        }
        settle(EDITION, edition.word());
        return edition;
    }

    private boolean sandbox(Edition edition) {
        Boolean asked = options.sandbox();
        if (Boolean.TRUE.equals(asked) && edition == Edition.CE) {
            throw new Refusal("The sandbox is a Microsoft cloud for the Entra feature: it needs the edition ee.");
        }
        boolean before = Boolean.parseBoolean(kept.getProperty(SANDBOX, "true"));
        boolean on = edition == Edition.EE && (asked == null ? before : asked);
        settle(SANDBOX, String.valueOf(on));
        return on;
    }

    private void settlePort() {
        String host = value(HOST);
        Integer given = options.port();
        String port = given != null ? String.valueOf(given) : earlier(PORT);
        if (port != null && !Ports.isFree(host, Options.port(port))) {
            throw new Refusal("The port " + port + " is in use: stop the program that uses it, "
                    + "or choose another one with --port.");
        }
        settle(PORT, port == null ? String.valueOf(Ports.free(host)) : port);
    }

    /** Connections store the sandbox's address, so it stays the same for a data folder. */
    private void settleSandboxPort() {
        String port = earlier(SANDBOX_PORT);
        settle(SANDBOX_PORT, port == null ? String.valueOf(Ports.free(value(HOST))) : port);
    }

    private static Set<String> first(Edition edition, boolean sandbox) {
        Set<String> features = new LinkedHashSet<>(edition.features());
        if (sandbox) {
            features.add("sandbox");
        }
        return features;
    }

    /** Only what a person asked for at this start: else what is installed stays as it is. */
    private Set<String> changes() {
        Set<String> changes = new LinkedHashSet<>();
        Edition asked = options.edition();
        if (asked != null) {
            changes.addAll(signed("+", asked.features()));
            changes.addAll(signed("-", asked == Edition.CE ? List.of("entra", "sandbox") : List.of()));
        }
        if (options.sandbox() != null) {
            changes.add((options.sandbox() ? "+" : "-") + "sandbox");
        }
        return changes;
    }

    private static Set<String> signed(String sign, List<String> features) {
        return features.stream().map(feature -> sign + feature).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void settle(String name, String value) {
        values.put(name, value);
        kept.setProperty(name, value);
    }

    private @Nullable String earlier(String name) {
        String configured = values.get(name);
        return configured != null ? configured : kept.getProperty(name);
    }

    private String value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
