package io.rollcall.entra.rest.internal.review;

import io.rollcall.entra.domain.review.Resolutions;
import io.rollcall.entra.rest.internal.run.RunView;
import io.rollcall.host.api.contacts.ContactId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a bulk did, or would do, item by item. {@code next}: the cursor of the filter's next items. */
public record OutcomeView(Optional<RunView> run, List<EffectView> items, Optional<String> next) {
    static OutcomeView of(Resolutions.Outcome outcome) {
        return new OutcomeView(
                outcome.run().map(RunView::of),
                outcome.effects().stream().map(EffectView::of).toList(),
                outcome.next());
    }

    /** @param action {@code refused} with the reason as its sentence, or what is done */
    public record EffectView(UUID id, String action, String sentence, Optional<UUID> contactId) {
        static EffectView of(Resolutions.Effect effect) {
            return new EffectView(
                    effect.itemId(),
                    effect.action(),
                    effect.sentence(),
                    effect.contact().map(ContactId::value));
        }
    }
}
