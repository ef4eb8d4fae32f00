package io.rollcall.entra.domain.text;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows the Public Suffix List and the free-mail providers. Thread-safe. */
@ConsumerType
public interface DomainNames {
    /** The lower-case host name in what a person typed (URL, domain or e-mail address), IDNs as A-labels. */
    Optional<String> host(String typed);

    /** The domain that somebody can register above {@code host} ("www.example.co.uk" → "example.co.uk"). */
    Optional<String> registrable(String host);

    /** A free-mail provider or {@code *.onmicrosoft.com}: never evidence for a client. */
    boolean shared(String domain);
}
