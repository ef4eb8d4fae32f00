package io.rollcall.host.security.internal.keys;

import io.rollcall.host.api.admin.OperatorKeys;
import io.rollcall.host.api.secrets.Secret;
import io.rollcall.host.api.work.Ids;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform operator's key, in {@code operator-key.txt} for whoever owns the data folder. An emptied file asks for a
 * new key; a missing one does not, because another process may have made the key in its own folder.
 */
public final class OperatorKey {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorKey.class);
    private static final String NAME = "operator";

    private final OperatorKeys keys;
    private final Ids ids;
    private final HandoverFile file;
    private final KeyText text = new KeyText();

    public OperatorKey(OperatorKeys keys, Ids ids, Path data) {
        this.keys = keys;
        this.ids = ids;
        this.file = new HandoverFile(data.resolve("operator-key.txt"));
    }

    public void handOver() {
        if (file.key().flatMap(key -> keys.caller(KeyText.hash(key))).isPresent()) {
            return;
        }
        if (file.isEmptied()) {
            keys.remove(NAME);
        }
        UUID id = ids.next();
        Secret key = text.make(KeyKind.OPERATOR, id);
        if (keys.create(id, NAME, KeyText.hash(key))) {
            file.write("The platform operator's key (features, flags; no MSP's data):\n" + key.reveal() + "\n");
        } else {
            LOG.info("The operator key was made elsewhere; to replace it, start with an empty {}", file);
        }
    }
}
