package io.rollcall.benchmarks;

import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A customer's directory in memory. Its pages lie ready: making them is a provider's work and not what is measured. */
final class Customer implements DirectoryProvider {
    private static final int PAGE = 999;

    private final UUID entraTenantId;
    private final List<DirectoryUser> users;

    Customer(UUID entraTenantId, int users) {
        this.entraTenantId = entraTenantId;
        this.users = new ArrayList<>(
                IntStream.range(0, users).mapToObj(number -> user(number, "")).toList());
    }

    /** From now on every n-th user has another name. */
    void rename(int every) {
        for (int number = 0; number < users.size(); number += every) {
            users.set(number, user(number, " II"));
        }
    }

    @Override
    public UserPage users(DirectoryConnection connection, UUID asked, Optional<Cursor> position) {
        int from = position.map(cursor -> Integer.parseInt(cursor.value())).orElse(0);
        int to = Math.min(from + PAGE, users.size());
        List<DirectoryUser> page = users.subList(from, to);
        Optional<Cursor> next = to < users.size()
                ? Optional.of(new Cursor(ConnectionType.CIPP, 1, false, Integer.toString(to)))
                : Optional.empty();
        return new UserPage(page, true, page.size(), next, Optional.empty());
    }

    @Override
    public Set<String> verifiedDomains(DirectoryConnection connection, UUID asked) {
        return Set.of(domain(asked), "example.onmicrosoft.com");
    }

    @Override
    public Set<UUID> confirmAbsent(
            DirectoryConnection connection, UUID asked, Collection<UUID> missing, Optional<UUID> witness) {
        return Set.of();
    }

    @Override
    public Set<UUID> members(DirectoryConnection connection, UUID asked, Collection<UUID> groupIds) {
        return users.stream().map(DirectoryUser::objectId).collect(Collectors.toSet());
    }

    @Override
    public TenantPage managedTenants(DirectoryConnection connection, Optional<Cursor> after) {
        return new TenantPage(List.of(), Optional.empty());
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    /** As much as Microsoft Graph says of an ordinary user. */
    private DirectoryUser user(int number, String suffix) {
        String address = "given" + number + ".surname" + number + "@" + domain(entraTenantId);
        Map<UserProperty, @Nullable Object> properties = new EnumMap<>(UserProperty.class);
        properties.put(UserProperty.USER_PRINCIPAL_NAME, address);
        properties.put(UserProperty.MAIL, address);
        properties.put(UserProperty.DISPLAY_NAME, "Given" + number + " Surname" + number + suffix);
        properties.put(UserProperty.GIVEN_NAME, "Given" + number);
        properties.put(UserProperty.SURNAME, "Surname" + number);
        properties.put(UserProperty.ACCOUNT_ENABLED, true);
        properties.put(UserProperty.JOB_TITLE, "Consultant");
        properties.put(UserProperty.MOBILE_PHONE, number % 4 == 0 ? "+49 170 " + (1_000_000 + number) : null);
        properties.put(UserProperty.BUSINESS_PHONES, List.of("+49 30 " + (1_000_000 + number)));
        properties.put(UserProperty.USER_TYPE, "Member");
        properties.put(
                UserProperty.PROXY_ADDRESSES,
                List.of("SMTP:" + address, "smtp:g" + number + "@example.onmicrosoft.com"));
        properties.put(UserProperty.ASSIGNED_LICENSES, List.of("05e9a617-0261-4cee-bb44-138d3ef5d965"));
        properties.put(UserProperty.ON_PREMISES_SYNC_ENABLED, null);
        properties.put(UserProperty.COMPANY_NAME, "Example");
        properties.put(UserProperty.DEPARTMENT, "Department " + number % 20);
        properties.put(UserProperty.EMPLOYEE_TYPE, null);
        return new DirectoryUser(objectId(number), properties, false);
    }

    UUID objectId(int number) {
        return new UUID(entraTenantId.getMostSignificantBits() ^ mixed(number), number);
    }

    static String domain(UUID entraTenantId) {
        return "c" + Long.toHexString(entraTenantId.getLeastSignificantBits()) + ".example";
    }

    /** Directory ids come in no order. */
    private static long mixed(int number) {
        return number * 0x9E3779B97F4A7C15L;
    }
}
