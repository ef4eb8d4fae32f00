package io.rollcall.entra.text.internal.domain;

import com.google.common.net.InternetDomainName;
import io.rollcall.entra.domain.text.DomainNames;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** Domains by the Public Suffix List that Guava carries, and the list of free-mail providers. */
@Component
public final class PublicDomains implements DomainNames {
    private static final String MICROSOFT_OWN = "onmicrosoft.com";
    private static final Pattern BEFORE_HOST =
            Pattern.compile("^\\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?(?://)?(?:[^/?#]*@)?");
    private static final Pattern AFTER_HOST = Pattern.compile("[:/?#\\s].*$", Pattern.DOTALL);

    @Override
    public Optional<String> host(String typed) {
        String rest = BEFORE_HOST.matcher(typed).replaceFirst("");
        String host = AFTER_HOST.matcher(rest).replaceFirst("");
        return ascii(host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
                .filter(name -> name.contains("."))
                .filter(InternetDomainName::isValid);
    }

    @Override
    public Optional<String> registrable(String host) {
        return Optional.of(host)
                .filter(InternetDomainName::isValid)
                .map(InternetDomainName::from)
                .flatMap(PublicDomains::registrable);
    }

    /** The list's algorithm: where no rule is known, as for {@code .example} or {@code .local}, the last label is public. */
    private static Optional<String> registrable(InternetDomainName name) {
        if (name.isUnderPublicSuffix()) {
            return Optional.of(name.topPrivateDomain().toString());
        }
        List<String> labels = name.parts();
        return name.hasPublicSuffix() || labels.size() < 2
                ? Optional.empty()
                : Optional.of(String.join(".", labels.subList(labels.size() - 2, labels.size())));
    }

    @Override
    public boolean shared(String domain) {
        String parent = domain.toLowerCase(Locale.ROOT);
        while (parent.contains(".")) {
            if (parent.equals(MICROSOFT_OWN) || FreeMail.DOMAINS.contains(parent)) {
                return true;
            }
            parent = parent.substring(parent.indexOf('.') + 1);
        }
        return false;
    }

    private static Optional<String> ascii(String host) {
        try {
            return Optional.of(IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }
}
