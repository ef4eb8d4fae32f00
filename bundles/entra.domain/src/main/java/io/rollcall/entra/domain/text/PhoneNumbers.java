package io.rollcall.entra.domain.text;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads phone numbers. Thread-safe. */
@ConsumerType
public interface PhoneNumbers {
    /** The number in E.164, with {@code ;ext=} if it has an extension; empty if it cannot be parsed. */
    Optional<String> canonical(String number, Optional<String> country);
}
