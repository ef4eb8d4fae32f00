package io.rollcall.entra.text.internal.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.rollcall.entra.domain.text.PhoneNumbers;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Phone numbers by libphonenumber's numbering plans. */
@Component
public final class WorldPhoneNumbers implements PhoneNumbers {
    /** libphonenumber's word for "no default region". */
    private static final String NOWHERE = "ZZ";

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

    @Override
    public Optional<String> canonical(String number, Optional<String> country) {
        try {
            PhoneNumber parsed = plans.parse(number, country.orElse(NOWHERE).toUpperCase(Locale.ROOT));
            // A local number without its area code means another subscriber elsewhere: it has no E.164.
            return plans.isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(withExtension(parsed))
                    : Optional.empty();
        } catch (NumberParseException unparsable) {
            return Optional.empty();
        }
    }

    private String withExtension(PhoneNumber parsed) {
        String e164 = plans.format(parsed, PhoneNumberFormat.E164);
        return parsed.getExtension().isEmpty() ? e164 : e164 + ";ext=" + parsed.getExtension();
    }
}
