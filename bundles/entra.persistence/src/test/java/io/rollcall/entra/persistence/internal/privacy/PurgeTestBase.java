package io.rollcall.entra.persistence.internal.privacy;

import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.UserProperty;
import io.rollcall.entra.domain.internal.access.Access;
import io.rollcall.entra.domain.internal.privacy.PurgeBatch;
import io.rollcall.entra.domain.internal.privacy.PurgeDesk;
import io.rollcall.entra.domain.internal.privacy.PurgedPeople;
import io.rollcall.entra.domain.privacy.Purge;
import io.rollcall.entra.domain.privacy.PurgeTarget;
import io.rollcall.entra.persistence.internal.Directory;
import io.rollcall.entra.persistence.internal.Engine;
import io.rollcall.entra.persistence.internal.TestDatabase;
import io.rollcall.entra.persistence.internal.mapping.ClientTenantMappings;
import io.rollcall.entra.persistence.internal.sync.SyncTestBase;
import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.persistence.internal.settings.NoticeTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.Before;

/** A real purge of real tables, and eyes that see every column. */
public abstract class PurgeTestBase extends SyncTestBase {
    protected PurgedHashRows hashes;
    protected PersonalRows data;
    protected PurgeRows log;
    protected NoticeTable notices;
    protected Engine engine;
    protected PurgedPeople purged;
    protected PurgeDesk desk;

    @Before
    public void aPurgeDesk() {
        hashes = new PurgedHashRows(db.entra);
        data = new PersonalRows(db.entra);
        log = new PurgeRows(db.entra);
        notices = new NoticeTable(db.counted, TestDatabase.IDS, TestDatabase.READY);
        engine = new Engine(db);
        purged = engine.purged;
        ClientTenantMappings mappings = new ClientTenantMappings(db.entra);
        desk = new PurgeDesk(
                new Access((msp, flag) -> true),
                db.counted,
                engine.purgeKeys,
                log,
                data,
                new PurgeBatch(mappings, data, hashes, log, db.contacts, notices, TestDatabase.IDS),
                db.contacts,
                db.clients,
                TestDatabase.IDS,
                Clock.systemUTC());
    }

    protected Purge purge(PurgeTarget target) {
        Caller care = new Caller.Person(
                tenant, UUID.randomUUID(), "Care", UserType.INTERNAL, Set.of(Permission.CONTACT_PURGE));
        return desk.purge(care, target, "Asked for in writing.");
    }

    /** Somebody with a name and two addresses, in every property that can hold one. */
    protected static DirectoryUser person(UUID id, String name, String address, String second) {
        Map<UserProperty, @Nullable Object> properties =
                new EnumMap<>(Directory.user(id, address).properties());
        properties.put(UserProperty.DISPLAY_NAME, name);
        properties.put(UserProperty.MAIL, second);
        properties.put(UserProperty.PROXY_ADDRESSES, List.of("SMTP:" + address));
        return new DirectoryUser(id, properties, false);
    }

    /** Every column of every table that shows one of these words to the tenant. */
    protected List<String> columnsWith(String... words) {
        String pattern = String.join(
                        "|", List.of(words).stream().map(Pattern::quote).toList())
                .replace("\\Q", "")
                .replace("\\E", "")
                .replace(".", "\\.");
        List<String> found = new ArrayList<>();
        for (String column : textColumns()) {
            String[] names = column.split(" ");
            String seen = db.value(
                    tenant, "select count(*) from %s where %s::text ~* '%s'".formatted(names[0], names[1], pattern));
            if (!seen.equals("0")) {
                found.add(names[0] + "." + names[1]);
            }
        }
        return found;
    }

    private List<String> textColumns() {
        return db.query(
                tenant,
                """
                select distinct c.table_name || ' ' || quote_ident(c.column_name) from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                  and (c.data_type in ('text', 'character varying', 'json', 'jsonb') or c.data_type = 'ARRAY') order by 1""");
    }
}
