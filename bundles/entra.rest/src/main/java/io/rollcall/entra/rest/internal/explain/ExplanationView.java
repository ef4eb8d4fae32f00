package io.rollcall.entra.rest.internal.explain;

import io.rollcall.entra.domain.explain.Explanation;
import io.rollcall.entra.domain.journal.FieldChange;
import io.rollcall.entra.domain.settings.Field;
import io.rollcall.entra.domain.settings.GuardedKind;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.host.api.clients.ClientId;
import io.rollcall.host.api.contacts.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An explanation as it is shown. */
public record ExplanationView(
        UUID entraTenantId,
        PersonView person,
        Optional<UUID> clientId,
        boolean onHold,
        List<Explanation.Address> addresses,
        Optional<String> exclusion,
        List<CandidateView> candidates,
        Optional<OutcomeView> outcome,
        GuardingView guarding,
        List<PastView> history) {
    static ExplanationView of(Explanation explanation) {
        return new ExplanationView(
                explanation.entraTenantId(),
                PersonView.of(explanation.identity()),
                explanation.client().map(ClientId::value),
                explanation.onHold(),
                explanation.addresses(),
                explanation.exclusion(),
                explanation.candidates().stream().map(CandidateView::of).toList(),
                explanation.outcome().map(OutcomeView::of),
                GuardingView.of(explanation.guarding()),
                explanation.history().stream().map(PastView::of).toList());
    }

    /** The identity as it was last read. */
    public record PersonView(
            UUID objectId,
            Optional<String> displayName,
            Optional<String> mail,
            Optional<String> userPrincipalName,
            Optional<String> userType,
            boolean enabled,
            boolean licensed,
            boolean inGroups,
            String presence) {
        static PersonView of(Identity identity) {
            return new PersonView(
                    identity.objectId(),
                    identity.displayName(),
                    identity.mail(),
                    identity.userPrincipalName(),
                    identity.userType(),
                    identity.enabled(),
                    identity.licensed(),
                    identity.inGroups(),
                    identity.presence().name().toLowerCase(Locale.ROOT));
        }
    }

    /** A contact that it is linked to, or that holds one of its addresses. */
    public record CandidateView(
            UUID contactId,
            UUID clientId,
            String name,
            boolean inactive,
            boolean portalLogin,
            boolean keyPerson,
            Optional<UUID> linkedTo,
            boolean pinned,
            Set<Field> pinnedFields) {
        static CandidateView of(Explanation.Candidate candidate) {
            return new CandidateView(
                    candidate.contact().id().value(),
                    candidate.contact().clientId().value(),
                    candidate.contact().name(),
                    candidate.contact().inactive(),
                    candidate.contact().portalLogin(),
                    candidate.contact().keyPerson(),
                    candidate.linkedTo().map(link -> link.objectId()),
                    candidate.pins().whole(),
                    candidate.pins().fields());
        }
    }

    /** What a run would do now. */
    public record OutcomeView(
            String bucket, Optional<String> reason, String rule, Optional<UUID> contactId, List<FieldChange> fields) {
        static OutcomeView of(Explanation.Outcome outcome) {
            return new OutcomeView(
                    outcome.bucket().key(),
                    outcome.reason(),
                    outcome.rule(),
                    outcome.contact().map(ContactId::value),
                    outcome.fields());
        }
    }

    public record GuardingView(Set<GuardedKind> kinds, boolean held, boolean flapping, Optional<String> lastCounted) {
        static GuardingView of(Explanation.Guarding guarding) {
            return new GuardingView(
                    guarding.kinds(),
                    guarding.held(),
                    guarding.flapping(),
                    guarding.lastCounted().map(Bucket::key));
        }
    }

    public record PastView(
            Optional<UUID> runId,
            Instant at,
            String action,
            String rule,
            Optional<UUID> contactId,
            List<FieldChange> fields) {
        static PastView of(Explanation.Past past) {
            return new PastView(
                    past.runId(),
                    past.at(),
                    past.action(),
                    past.rule(),
                    past.contact().map(ContactId::value),
                    past.fields());
        }
    }
}
