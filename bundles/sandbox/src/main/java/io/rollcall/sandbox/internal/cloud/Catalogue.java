package io.rollcall.sandbox.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The hand-made customers, and as many ordinary ones after them as a scenario asks for. */
final class Catalogue {
    /**
     * @param client the client's name, "-" for none, "=" for the client of the line before
     */
    record Entry(
            CustomerKind kind,
            String name,
            String country,
            List<String> domains,
            String client,
            String website,
            String billingEmail) {}

    private static final List<Entry> HAND_MADE = read();
    private static final String[] FIRST = words(
            "Amber Basalt Cedar Delta Ember Falcon Garnet Harbor Indigo Juniper Kelvin Lumen Maple Nimbus Onyx Prairie Quartz Raven Saffron Tundra");
    private static final String[] SECOND = words(
            "Arrow Bridge Canyon Drift Elm Forge Grove Hollow Island Junction Knoll Lantern Meadow North Orbit Peak Quarry Ridge Summit Trail");
    private static final String[] TRADE = words(
            "Accounting Bakery Clinic Dental Electric Freight Glass Hardware Insurance Joinery Kitchens Legal Motors Nursery Optics");
    private static final String[] FORMS = {"Inc.", "LLC", "GmbH", "Ltd", "S.A.", "B.V.", "Pty Ltd"};

    private Catalogue() {}

    static Entry entry(int index, boolean plain) {
        return !plain && index < HAND_MADE.size() ? HAND_MADE.get(index) : generated(index);
    }

    private static Entry generated(int index) {
        String first = FIRST[index % FIRST.length];
        String second = SECOND[index / FIRST.length % SECOND.length];
        String trade = TRADE[index / FIRST.length / SECOND.length % TRADE.length];
        String name = first + second + " " + trade;
        String domain = (first + second + "-" + trade + index).toLowerCase(Locale.ROOT) + ".example";
        String form = FORMS[index % FORMS.length];
        return new Entry(
                CustomerKind.ORDINARY, name + " " + form, "US", List.of(domain), name, "https://www." + domain, "");
    }

    private static String[] words(String text) {
        return text.split(" ");
    }

    private static List<Entry> read() {
        try (InputStream in = Catalogue.class.getResourceAsStream("customers.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(Catalogue::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry parse(String line) {
        String[] f = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        return new Entry(CustomerKind.valueOf(f[0]), f[1], f[2], List.of(f[3].split(", ")), f[4], f[5], f[6]);
    }
}
