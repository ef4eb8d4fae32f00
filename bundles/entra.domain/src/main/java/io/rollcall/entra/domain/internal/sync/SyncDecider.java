package io.rollcall.entra.domain.internal.sync;

import io.rollcall.entra.domain.settings.SyncSettings;
import io.rollcall.entra.domain.sync.Bucket;
import io.rollcall.entra.domain.sync.Identity;
import io.rollcall.entra.domain.sync.KnownIdentity;
import io.rollcall.entra.domain.sync.MappedTenant;
import io.rollcall.entra.domain.text.Patterns;
import io.rollcall.entra.domain.text.PhoneNumbers;
import io.rollcall.host.api.work.Ids;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides one batch: identities, contacts, links and rules in, decisions out. Pure: no reading, no writing, and ids come
 * in. Order per identity: scope, match, write. One bad identity becomes a counted failure and never stops the others.
 */
public final class SyncDecider {
    private static final Logger LOG = LoggerFactory.getLogger(SyncDecider.class);

    private final PhoneNumbers numbers;
    private final Patterns patterns;
    private final Ids ids;

    public SyncDecider(PhoneNumbers numbers, Patterns patterns, Ids ids) {
        this.numbers = numbers;
        this.patterns = patterns;
        this.ids = ids;
    }

    List<Decision> decide(MappedTenant mapped, SyncSettings settings, List<KnownIdentity> batch, Surroundings around) {
        Scope scope = new Scope(settings, patterns);
        Fields fields = new Fields(settings, new Phones(numbers, mapped.country()));
        Reviews reviews = new Reviews(ids);
        LinkedDecider linked = new LinkedDecider(mapped, settings, scope, fields, reviews, ids, around);
        NewcomerDecider newcomers = new NewcomerDecider(mapped, scope, fields, reviews, ids, around);
        return batch.stream()
                .map(known -> isolated(known, mapped, settings, linked, newcomers))
                .toList();
    }

    static Addresses addresses(Identity identity, MappedTenant mapped, SyncSettings settings) {
        return Addresses.of(identity, mapped.verifiedDomains(), settings.scope().excludeOnmicrosoftOnly());
    }

    /** Catches broadly on purpose: whatever is wrong with one identity stays with it. */
    private static Decision isolated(
            KnownIdentity known,
            MappedTenant mapped,
            SyncSettings settings,
            LinkedDecider linked,
            NewcomerDecider newcomers) {
        try {
            Addresses addresses = addresses(known.identity(), mapped, settings);
            return known.link()
                    .map(link -> linked.decide(known, link, addresses))
                    .orElseGet(() -> newcomers.decide(known, addresses));
        } catch (RuntimeException e) {
            LOG.warn("identity {} of {} could not be decided", known.identity().objectId(), mapped.entraTenantId(), e);
            return Decision.because(known, Bucket.FAILED, "isolated", "unexpected");
        }
    }
}
