package io.rollcall.entra.domain.text;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Folds company names so that spellings compare: Unicode folding, case, punctuation, legal forms removed. */
@ConsumerType
public interface CompanyNames {
    /** The name's words in order, folded, without legal forms ("Müller GmbH &amp; Co. KG" → muller). Never empty for a non-blank name. */
    List<String> tokens(String name);
}
