package io.rollcall.entra.text.internal.company;

import io.rollcall.entra.domain.text.CompanyNames;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Company names by Unicode folding and the world's legal forms, which it reads when the first name comes. */
@Component
public final class FoldedCompanyNames implements CompanyNames {
    @Override
    public List<String> tokens(String name) {
        LegalForms forms = Loaded.FORMS;
        List<String> words = Folding.words(forms.withoutBracketed(Folding.fold(name)));
        List<String> stripped = words;
        int before;
        do {
            before = stripped.size();
            stripped = stripped.subList(0, before - forms.wordsAfter(stripped));
            stripped = stripped.subList(forms.wordsBefore(stripped), stripped.size());
        } while (stripped.size() < before);
        List<String> telling = stripped.stream()
                .filter(word -> !forms.joins(word))
                .map(forms::detached)
                .toList();
        if (!telling.isEmpty()) {
            return telling;
        }
        // Nothing but joining words or punctuation is still this company's name.
        return name.isBlank() ? List.of() : List.of(Folding.fold(name).strip());
    }

    /** 2,000 spellings: parsed once for all, and not before they are needed. */
    private static final class Loaded {
        static final LegalForms FORMS = LegalForms.load();
    }
}
