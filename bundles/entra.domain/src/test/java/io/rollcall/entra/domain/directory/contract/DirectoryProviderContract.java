package io.rollcall.entra.domain.directory.contract;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.Access;
import io.rollcall.entra.domain.directory.ConnectionType;
import io.rollcall.entra.domain.directory.Cursor;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.domain.directory.DirectoryProvider;
import io.rollcall.entra.domain.directory.DirectoryUser;
import io.rollcall.entra.domain.directory.FoundTenant;
import io.rollcall.entra.domain.directory.TenantPage;
import io.rollcall.entra.domain.directory.UserPage;
import io.rollcall.entra.domain.directory.UserProperty;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/**
 * What every directory provider must do. Whoever writes another one extends this class and says in {@link #directory()}
 * what there is to read.
 */
public abstract class DirectoryProviderContract {
    private static final int MOST_ROWS = 999;
    private static final Duration SOON = Duration.ofSeconds(10);

    private DirectoryUnderTest directory;

    /** A fresh provider in front of a directory in its first state. */
    protected abstract DirectoryUnderTest directory();

    @Before
    public final void open() {
        directory = directory();
    }

    @After
    public final void close() {
        directory.close();
    }

    @Test
    public void every_managed_tenant_comes_exactly_once_and_the_partner_is_marked() {
        List<FoundTenant> found = allTenants();
        assertEquals(directory.managedTenants(), ids(found));
        assertEquals("a tenant came twice", ids(found).size(), found.size());
        assertEquals(
                Set.of(directory.partner()),
                ids(found.stream().filter(FoundTenant::partner).toList()));
    }

    @Test
    public void a_readable_tenant_shows_its_verified_domains_and_an_unreadable_one_says_why() {
        Map<UUID, FoundTenant> found =
                allTenants().stream().collect(Collectors.toMap(FoundTenant::entraTenantId, tenant -> tenant));
        FoundTenant small = found.get(directory.small());
        assertTrue(small.access().readable());
        assertTrue(small.verifiedDomains().contains(directory.verifiedDomain(directory.small())));
        FoundTenant unconsented = found.get(directory.unconsented());
        assertEquals(Access.UNCONSENTED, unconsented.access());
        assertTrue(unconsented.problem().isPresent());
        assertEquals(Set.of(), unconsented.verifiedDomains());
    }

    @Test
    public void verified_domains_are_told_in_lower_case() {
        Set<String> domains = directory.provider().verifiedDomains(directory.connection(), directory.small());
        assertTrue(domains.contains(directory.verifiedDomain(directory.small())));
        domains.forEach(domain -> assertEquals(domain.toLowerCase(Locale.ROOT), domain));
    }

    @Test
    public void a_complete_listing_brings_everybody_over_several_pages_and_says_that_it_is_complete() {
        List<UserPage> pages = read(directory.large(), Optional.empty());
        assertTrue("one page only", pages.size() > 1);
        assertEquals(directory.people(directory.large()), present(pages).size());
        for (UserPage page : pages) {
            assertTrue(page.full());
            assertTrue(page.users().size() <= MOST_ROWS);
            assertTrue(page.rawRows() >= page.users().size());
            assertEquals(page.last(), page == pages.get(pages.size() - 1));
            assertTrue("a position in the middle", page.last() || page.resume().isEmpty());
        }
    }

    @Test
    public void people_come_with_the_properties_that_rules_need() {
        List<DirectoryUser> people = read(directory.small(), Optional.empty()).stream()
                .flatMap(page -> page.users().stream())
                .filter(user -> !user.removed())
                .toList();
        for (DirectoryUser user : people) {
            assertTrue(user.properties().get(UserProperty.USER_PRINCIPAL_NAME) instanceof String);
            assertTrue(user.properties().get(UserProperty.ACCOUNT_ENABLED) instanceof Boolean);
        }
        assertTrue(people.stream().anyMatch(user -> user.properties().get(UserProperty.MAIL) instanceof String));
        assertTrue(
                people.stream().anyMatch(user -> user.properties().get(UserProperty.PROXY_ADDRESSES) instanceof List));
    }

    @Test
    public void nobody_of_one_tenant_is_read_in_another() {
        Set<UUID> large = present(read(directory.large(), Optional.empty()));
        Set<UUID> small = present(read(directory.small(), Optional.empty()));
        Set<UUID> partner = present(read(directory.partner(), Optional.empty()));
        assertEquals(directory.people(directory.small()), small.size());
        assertTrue(both(large, small).isEmpty());
        assertTrue(both(partner, small).isEmpty());
    }

    @Test
    public void a_position_brings_changes_only_where_the_provider_gives_one() {
        Optional<Cursor> resume =
                last(read(directory.large(), Optional.empty())).resume();
        Set<UUID> left = directory.somePeopleLeave().getOrDefault(directory.large(), Set.of());
        assertFalse("nobody left the large tenant", left.isEmpty());
        if (resume.isPresent()) {
            List<UserPage> changes = read(directory.large(), resume);
            changes.forEach(page -> assertFalse(page.full()));
            assertEquals(left, gone(changes));
            List<UserPage> nothing = read(directory.large(), last(changes).resume());
            assertEquals(
                    0, nothing.stream().mapToInt(page -> page.users().size()).sum());
        } else {
            assertTrue(both(left, present(read(directory.large(), Optional.empty())))
                    .isEmpty());
        }
    }

    @Test
    public void a_position_of_another_type_or_format_starts_the_read_again() {
        ConnectionType own = directory.connection().type();
        ConnectionType other = own == ConnectionType.CIPP ? ConnectionType.DIRECT : ConnectionType.CIPP;
        fails(Set.of(Kind.CURSOR_EXPIRED), () -> users(directory.small(), new Cursor(other, 1, true, "x")));
        fails(Set.of(Kind.CURSOR_EXPIRED), () -> users(directory.small(), new Cursor(own, 9_999, true, "x")));
        fails(Set.of(Kind.CURSOR_EXPIRED), () -> directory
                .provider()
                .managedTenants(directory.connection(), Optional.of(new Cursor(other, 1, false, "x"))));
    }

    @Test
    public void a_position_of_another_tenant_starts_the_read_again() {
        Cursor ofLarge = directory
                .provider()
                .users(directory.connection(), directory.large(), Optional.empty())
                .next()
                .orElseThrow();
        fails(Set.of(Kind.CURSOR_EXPIRED), () -> users(directory.small(), ofLarge));
    }

    @Test
    public void only_who_certainly_left_is_confirmed_absent() {
        Set<UUID> before = present(read(directory.small(), Optional.empty()));
        Set<UUID> left = directory.somePeopleLeave().getOrDefault(directory.small(), Set.of());
        Set<UUID> stayed = new HashSet<>(before);
        stayed.removeAll(left);
        Optional<UUID> witness = stayed.stream().findFirst();
        assertFalse("nobody left the small tenant", left.isEmpty());
        assertEquals(
                left, directory.provider().confirmAbsent(directory.connection(), directory.small(), left, witness));
        Set<UUID> one = Set.of(stayed.stream().skip(1).findFirst().orElseThrow());
        assertEquals(
                Set.of(), directory.provider().confirmAbsent(directory.connection(), directory.small(), one, witness));
    }

    @Test
    public void where_the_witness_is_unknown_nobody_is_confirmed_absent() {
        Set<UUID> nobody = directory
                .provider()
                .confirmAbsent(
                        directory.connection(),
                        directory.small(),
                        Set.of(UUID.randomUUID()),
                        Optional.of(UUID.randomUUID()));
        assertEquals(Set.of(), nobody);
    }

    @Test
    public void a_failing_question_confirms_nobody_absent() {
        Set<UUID> people = present(read(directory.small(), Optional.empty()));
        UUID one = people.iterator().next();
        directory.trouble(Trouble.AWAY, directory.small());
        assertThrows(DirectoryFailure.class, () -> directory
                .provider()
                .confirmAbsent(directory.connection(), directory.small(), Set.of(one), Optional.of(one)));
    }

    @Test
    public void a_group_has_all_its_users_also_those_of_groups_inside_it_and_over_several_pages() {
        for (UUID tenant : List.of(directory.large(), directory.small())) {
            Map<UUID, Set<UUID>> groups = directory.groups(tenant);
            assertTrue("too few groups", groups.size() > 1);
            groups.forEach((group, users) -> assertEquals(group.toString(), users, members(tenant, group)));
        }
        assertTrue(
                "no group has more than a page",
                directory.groups(directory.large()).values().stream().anyMatch(users -> users.size() > MOST_ROWS));
    }

    @Test
    public void several_groups_have_the_users_of_any_of_them() {
        Map<UUID, Set<UUID>> groups = directory.groups(directory.small());
        UUID largest = largest(groups);
        Set<UUID> others = new HashSet<>(groups.keySet());
        others.remove(largest);
        Set<UUID> users = new HashSet<>();
        others.forEach(group -> users.addAll(groups.getOrDefault(group, Set.of())));
        assertEquals(users, members(directory.small(), others.toArray(UUID[]::new)));
        assertEquals(
                groups.get(largest), members(directory.small(), groups.keySet().toArray(UUID[]::new)));
    }

    @Test
    public void a_group_that_is_not_there_is_a_failure_that_names_it_and_never_nobody() {
        UUID known = largest(directory.groups(directory.small()));
        UUID unknown = UUID.randomUUID();
        unknownGroup(unknown, () -> members(directory.small(), unknown));
        unknownGroup(unknown, () -> members(directory.small(), known, unknown));
    }

    @Test
    public void a_group_of_another_tenant_is_not_there() {
        UUID elsewhere = largest(directory.groups(directory.large()));
        unknownGroup(elsewhere, () -> members(directory.small(), elsewhere));
        fails(Set.of(Kind.CONSENT), () -> members(directory.unconsented(), elsewhere));
    }

    @Test
    public void a_list_of_members_that_breaks_off_is_a_failure() {
        UUID group = largest(directory.groups(directory.large()));
        for (Trouble trouble : Trouble.values()) {
            if (trouble != Trouble.SLOW) {
                directory.trouble(trouble, directory.large(), 1);
                fails(trouble.failures(), () -> members(directory.large(), group));
                directory.calm();
            }
        }
    }

    @Test
    public void each_trouble_ends_the_question_for_members_as_its_kind_of_failure() {
        UUID group = largest(directory.groups(directory.small()));
        for (Trouble trouble : Trouble.values()) {
            if (trouble != Trouble.SLOW) {
                directory.trouble(trouble, directory.small());
                DirectoryFailure failure = fails(trouble.failures(), () -> members(directory.small(), group));
                assertNotEquals(trouble.name(), "", failure.sentence());
                directory.calm();
            }
        }
    }

    @Test
    public void the_members_of_no_group_are_not_a_question() {
        assertThrows(IllegalArgumentException.class, () -> members(directory.small()));
    }

    @Test
    public void each_trouble_ends_as_its_kind_of_failure() {
        for (Trouble trouble : Trouble.values()) {
            if (trouble != Trouble.SLOW) {
                directory.trouble(trouble, directory.small());
                DirectoryFailure failure = fails(
                        trouble.failures(),
                        () -> directory.provider().users(directory.connection(), directory.small(), Optional.empty()));
                assertNotEquals(trouble.name(), "", failure.sentence());
                directory.calm();
            }
        }
    }

    @Test
    public void a_throttle_says_how_long_to_wait_and_nobody_waits_inside() {
        directory.trouble(Trouble.THROTTLED, directory.small());
        long start = System.nanoTime();
        DirectoryFailure failure = fails(
                Set.of(Kind.THROTTLED),
                () -> directory.provider().users(directory.connection(), directory.small(), Optional.empty()));
        assertEquals(Optional.of(Duration.ofSeconds(7)), failure.retryAfter());
        assertTrue("waited inside", Duration.ofNanos(System.nanoTime() - start).toSeconds() < 5);
    }

    @Test
    public void trouble_at_one_tenant_is_no_trouble_at_another() {
        directory.trouble(Trouble.THROTTLED, directory.large());
        assertEquals(
                directory.people(directory.small()),
                present(read(directory.small(), Optional.empty())).size());
    }

    @Test
    public void a_read_that_breaks_off_has_no_last_page() {
        UserPage first = directory.provider().users(directory.connection(), directory.large(), Optional.empty());
        directory.trouble(Trouble.MALFORMED, directory.large());
        assertFalse(first.last());
        fails(
                Trouble.MALFORMED.failures(),
                () -> users(directory.large(), first.next().orElseThrow()));
        directory.calm();
        List<UserPage> rest = read(directory.large(), first.next());
        Set<UUID> all = present(rest);
        all.addAll(present(List.of(first)));
        assertEquals("the read goes on where it broke off", directory.people(directory.large()), all.size());
    }

    @Test
    public void an_unconsented_tenant_fails_as_such() {
        fails(
                Set.of(Kind.CONSENT),
                () -> directory.provider().users(directory.connection(), directory.unconsented(), Optional.empty()));
    }

    @Test
    public void a_revoked_secret_fails_as_a_credential_even_at_discovery() {
        fails(
                Set.of(Kind.CREDENTIAL),
                () -> directory.provider().managedTenants(directory.connectionWithWrongSecret(), Optional.empty()));
    }

    @Test
    public void interrupting_the_thread_ends_a_call() throws InterruptedException {
        DirectoryProvider provider = directory.provider();
        DirectoryConnection connection = directory.connection();
        UUID tenant = directory.small();
        provider.verifiedDomains(connection, tenant);
        directory.trouble(Trouble.SLOW, tenant);
        CountDownLatch started = new CountDownLatch(1);
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            started.countDown();
            end.set(assertThrows(Throwable.class, () -> provider.users(connection, tenant, Optional.empty())));
        });
        reader.start();
        assertTrue(started.await(SOON.toSeconds(), TimeUnit.SECONDS));
        reader.interrupt();
        reader.join(SOON.toMillis());
        assertFalse("still reading", reader.isAlive());
        assertTrue(String.valueOf(end.get()), end.get() instanceof DirectoryFailure);
    }

    @Test
    public void no_failure_and_no_answer_prints_a_secret() {
        List<String> printed = new ArrayList<>();
        allTenants().forEach(tenant -> printed.add(tenant.toString()));
        read(directory.small(), Optional.empty()).forEach(page -> printed.add(page.toString()));
        for (Trouble trouble : Trouble.values()) {
            if (trouble != Trouble.SLOW) {
                directory.trouble(trouble, directory.small());
                printed.add(trace(assertThrows(DirectoryFailure.class, () -> directory
                        .provider()
                        .users(directory.connection(), directory.small(), Optional.empty()))));
                directory.calm();
            }
        }
        printed.add(trace(assertThrows(
                DirectoryFailure.class,
                () -> directory.provider().managedTenants(directory.connectionWithWrongSecret(), Optional.empty()))));
        for (String secret : directory.secrets()) {
            printed.forEach(text -> assertFalse("a secret is printed", text.contains(secret)));
        }
    }

    @Test
    public void the_provider_tells_its_version() {
        assertFalse(directory.provider().version().isBlank());
    }

    private Set<UUID> members(UUID tenant, UUID... groups) {
        return directory.provider().members(directory.connection(), tenant, List.of(groups));
    }

    private static void unknownGroup(UUID group, ThrowingRunnable call) {
        DirectoryFailure failure = fails(Set.of(Kind.TENANT), call);
        assertEquals(DirectoryFailure.UNKNOWN_GROUP, failure.code());
        assertTrue(failure.sentence(), failure.sentence().contains(group.toString()));
    }

    private static UUID largest(Map<UUID, Set<UUID>> groups) {
        return groups.entrySet().stream()
                .max(Comparator.comparingInt(group -> group.getValue().size()))
                .orElseThrow()
                .getKey();
    }

    private List<FoundTenant> allTenants() {
        List<FoundTenant> found = new ArrayList<>();
        Optional<Cursor> at = Optional.empty();
        do {
            TenantPage page = directory.provider().managedTenants(directory.connection(), at);
            found.addAll(page.tenants());
            at = page.next();
        } while (at.isPresent());
        return found;
    }

    private List<UserPage> read(UUID tenant, Optional<Cursor> from) {
        List<UserPage> pages = new ArrayList<>();
        Optional<Cursor> at = from;
        do {
            UserPage page = directory.provider().users(directory.connection(), tenant, at);
            pages.add(page);
            at = page.next();
        } while (at.isPresent());
        return pages;
    }

    private UserPage users(UUID tenant, Cursor at) {
        return directory.provider().users(directory.connection(), tenant, Optional.of(at));
    }

    private static DirectoryFailure fails(Set<Kind> kinds, ThrowingRunnable call) {
        DirectoryFailure failure = assertThrows(DirectoryFailure.class, call);
        assertTrue(failure.kind() + " " + failure.sentence(), kinds.contains(failure.kind()));
        return failure;
    }

    private static UserPage last(List<UserPage> pages) {
        return pages.get(pages.size() - 1);
    }

    private static Set<UUID> present(List<UserPage> pages) {
        return objects(pages, false);
    }

    private static Set<UUID> gone(List<UserPage> pages) {
        return objects(pages, true);
    }

    private static Set<UUID> objects(List<UserPage> pages, boolean removed) {
        return pages.stream()
                .flatMap(page -> page.users().stream())
                .filter(user -> user.removed() == removed)
                .map(DirectoryUser::objectId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<UUID> ids(List<FoundTenant> found) {
        return found.stream().map(FoundTenant::entraTenantId).collect(Collectors.toSet());
    }

    private static Set<UUID> both(Set<UUID> one, Set<UUID> other) {
        Set<UUID> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
