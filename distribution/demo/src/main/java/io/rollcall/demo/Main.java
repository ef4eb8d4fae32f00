package io.rollcall.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code --url}, {@code --sandbox-url} and {@code --key} (a lasting or a one-time one): exits 0 if everything is as the sandbox knows it to be true. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Map<String, String> options = options(arguments);
            Screen screen = new Screen(out, System.console() != null);
            String url = required(options, "--url");
            Http rollcall = new Http(url, Optional.of(Http.lastingKey(url, required(options, "--key"))));
            new MainJob(rollcall, new Http(required(options, "--sandbox-url"), Optional.empty()), screen).run();
            return screen.verdict();
        } catch (DemoFailure e) {
            out.println();
            out.println(e.getMessage());
            return 2;
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static String required(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name))
                .orElseThrow(() -> new DemoFailure("The option " + name + " is missing."));
    }
}
