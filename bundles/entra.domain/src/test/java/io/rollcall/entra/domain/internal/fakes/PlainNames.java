package io.rollcall.entra.domain.internal.fakes;

import io.rollcall.entra.domain.text.CompanyNames;
import io.rollcall.entra.domain.text.DomainNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Enough knowledge of names and domains for tests. */
public final class PlainNames implements CompanyNames, DomainNames {
    private static final Set<String> FORMS = Set.of("gmbh", "ltd", "inc");

    @Override
    public List<String> tokens(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("\\W+"))
                .filter(word -> !FORMS.contains(word))
                .toList();
    }

    @Override
    public Optional<String> host(String typed) {
        String host = typed.replaceFirst("^https?://", "").replaceFirst("/.*", "");
        return Optional.of(host.substring(host.indexOf('@') + 1))
                .filter(name -> name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+"));
    }

    @Override
    public Optional<String> registrable(String host) {
        String[] labels = host.split("\\.");
        return Optional.of(String.join(".", Arrays.asList(labels).subList(labels.length - 2, labels.length)));
    }

    @Override
    public boolean shared(String domain) {
        return domain.equals("gmail.com") || domain.endsWith(".onmicrosoft.com");
    }
}
