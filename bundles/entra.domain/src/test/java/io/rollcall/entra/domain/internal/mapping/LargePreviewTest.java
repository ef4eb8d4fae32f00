package io.rollcall.entra.domain.internal.mapping;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.internal.fakes.FakeMappings;
import io.rollcall.entra.domain.internal.fakes.FakeWork;
import io.rollcall.entra.domain.internal.fakes.PlainNames;
import io.rollcall.entra.domain.mapping.MappingPreview;
import io.rollcall.host.api.clients.Client;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

/** Five thousand tenants against as many clients; the time is printed, not judged. */
public class LargePreviewTest {
    private static final int SIZE = 5_000;
    private static final List<String> WORDS = List.of("services", "systems", "group", "solutions", "partners", "media");
    private static final String LETTERS = "abcdefghijklmnoprstuvw";

    private final FakeMappings office = new FakeMappings(new FakeWork());
    private final PlainNames names = new PlainNames();
    private final Random random = new Random(42);

    @Test
    public void everybody_finds_their_own_among_thousands() {
        for (int i = 0; i < SIZE; i++) {
            String name = name();
            String domain = "c" + i + ".example";
            switch (i % 4) {
                case 0 -> office.client(name, "https://www." + domain);
                case 1 -> office.contactDomains.put(office.client(name).id(), Set.of(domain));
                default -> office.client(name + " Ltd");
            }
            office.customer(i % 4 == 3 ? "Nobody's " + name() : name + " GmbH", domain);
        }
        MappingFacts facts = new MappingFacts(office.tenants, List.of(), office.clients, office.contactDomains);

        long started = cpuTime();
        MappingPreview preview = Suggestions.of(facts, new ClientIndex(facts, names, names));
        System.out.printf(
                "Preview of %,d tenants and %,d clients, cold: %d ms of CPU%n",
                SIZE, SIZE, (cpuTime() - started) / 1_000_000);

        assertEquals(SIZE / 4, preview.autoMatched().size());
        preview.autoMatched().forEach(this::own);
        assertEquals(SIZE / 2, preview.candidates().stream().filter(this::isOwn).count());
    }

    /** Of this thread: what others do on the machine does not count. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void own(MappingPreview.Suggestion suggestion) {
        assertEquals(office.clients.get(number(suggestion)), best(suggestion));
    }

    private boolean isOwn(MappingPreview.Suggestion suggestion) {
        return office.clients.get(number(suggestion)).equals(best(suggestion));
    }

    private static Client best(MappingPreview.Suggestion suggestion) {
        return suggestion.candidates().get(0).client();
    }

    private static int number(MappingPreview.Suggestion suggestion) {
        return (int) suggestion.tenant().found().entraTenantId().getLeastSignificantBits();
    }

    private String name() {
        return word() + " " + word() + " " + WORDS.get(random.nextInt(WORDS.size()));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
