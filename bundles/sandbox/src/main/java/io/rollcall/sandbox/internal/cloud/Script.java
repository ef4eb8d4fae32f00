package io.rollcall.sandbox.internal.cloud;

import io.rollcall.sandbox.internal.cloud.Change.Effect;
import io.rollcall.sandbox.internal.cloud.Change.Kind;
import io.rollcall.sandbox.internal.people.Account;
import io.rollcall.sandbox.internal.people.Cast;
import io.rollcall.sandbox.internal.people.Person;
import io.rollcall.sandbox.internal.people.Property;
import io.rollcall.sandbox.internal.people.Reason;
import io.rollcall.sandbox.internal.people.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Writes the next batch of changes, the same for the same scenario and history. Each kind of change says itself what the sync
 * that follows must make of it.
 */
final class Script {
    private final World world;
    private final int phase;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();

    Script(World world) {
        this.world = world;
        this.phase = world.phase() + 1;
    }

    List<Change> write(Set<Kind> kinds) {
        List<Customer> stage = world.customers().stream().filter(this::onStage).toList();
        for (int i = 0; i < stage.size(); i++) {
            Customer next = stage.get((i + 1) % stage.size());
            new Scene(stage.get(i), next).play(kinds);
        }
        return List.copyOf(changes);
    }

    /** Changes happen where they can be seen through either connection. */
    private boolean onStage(Customer customer) {
        return world.access(customer) == CustomerKind.Access.GRANTED
                && customer.kind() != CustomerKind.CIPP_EXCLUDED
                && customer.size() > 0;
    }

    /** What happens at one customer. */
    private final class Scene {
        private final Customer customer;
        private final Customer next;
        private final Directory directory;
        private final Dice dice;
        private final int few;

        Scene(Customer customer, Customer next) {
            this.customer = customer;
            this.next = next;
            this.directory = world.directory(customer);
            this.dice = Dice.of(world.scenario().seed(), "script/" + phase + "/" + customer.tenantId());
            this.few = 1 + customer.size() / 200;
        }

        void play(Set<Kind> kinds) {
            kinds.forEach(this::play);
        }

        private void play(Kind kind) {
            switch (kind) {
                case JOINED -> times(few, this::join);
                case LEFT -> each(few, staff(), this::leave);
                case RENAMED -> each(few, staff(), this::rename);
                case DISABLED -> each(few, staff(), this::disable);
                case ENABLED -> each(few, this::disabledOnly, this::enable);
                case RETURNED -> each(
                        few, m -> m.removed() && m.standing().contact().isPresent(), this::bringBack);
                case RECREATED -> each(1, staff(), this::recreate);
                case MOVED -> each(1, staff(), this::move);
                case ALIASED -> each(few, staff(), this::alias);
            }
        }

        private Predicate<Member> staff() {
            return m -> !m.removed()
                    && m.account().enabled()
                    && m.standing().linkedAndActive()
                    && m.archetype().equals("staff");
        }

        /** Disabled from the start and never a contact, or disabled by an earlier batch. */
        private boolean disabledOnly(Member m) {
            boolean ours = m.archetype().equals("staff") && m.standing().reason() == Reason.DISABLED;
            return !m.removed()
                    && !m.account().enabled()
                    && (ours || m.archetype().equals("disabled"));
        }

        private void times(int count, Runnable event) {
            for (int i = 0; i < count; i++) {
                event.run();
            }
        }

        private void each(int count, Predicate<Member> who, Consumer<Member> event) {
            List<Member> able = new ArrayList<>(directory.members().stream()
                    .filter(m -> !touched.contains(m.account().id()))
                    .filter(who)
                    .toList());
            for (int i = 0; i < count && !able.isEmpty(); i++) {
                Member chosen = able.remove(dice.below(able.size()));
                touched.add(chosen.account().id());
                event.accept(chosen);
            }
        }

        private void join() {
            Person newcomer = Cast.newcomer(dice, customer.household(), "p" + phase + "n" + changes.size());
            add(Kind.JOINED, customer, newcomer.account(), newcomer.first());
        }

        private void leave(Member m) {
            record(
                    Kind.LEFT,
                    Effect.REMOVED,
                    Set.of(),
                    m.account(),
                    m.standing().inactivated(Reason.DELETED));
        }

        /** A new surname, address and sign-in name; the old address stays as an alias. Rules are off: the contact stays as it is. */
        private void rename(Member m) {
            String former = m.account().text(Property.MAIL);
            String surname = "Newname-" + m.account().text(Property.SURNAME);
            String mail = "renamed." + former;
            Account renamed = m.account()
                    .with(Map.of(
                            Property.SURNAME, Optional.of(surname),
                            Property.DISPLAY_NAME, Optional.of(m.account().text(Property.GIVEN_NAME) + " " + surname),
                            Property.MAIL, Optional.of(mail),
                            Property.USER_PRINCIPAL_NAME, Optional.of(mail),
                            Property.PROXY_ADDRESSES, Optional.of(List.of("SMTP:" + mail, "smtp:" + former))));
            Set<Property> properties = Set.of(
                    Property.SURNAME,
                    Property.DISPLAY_NAME,
                    Property.MAIL,
                    Property.USER_PRINCIPAL_NAME,
                    Property.PROXY_ADDRESSES);
            record(
                    Kind.RENAMED,
                    Effect.CHANGED,
                    properties,
                    renamed,
                    m.standing().atRest());
        }

        private void disable(Member m) {
            record(
                    Kind.DISABLED,
                    Effect.CHANGED,
                    Set.of(Property.ACCOUNT_ENABLED),
                    enabled(m, false),
                    m.standing().inactivated(Reason.DISABLED));
        }

        /** Who was a contact becomes active again; who never was is new to Rollcall. */
        private void enable(Member m) {
            Account account = enabled(m, true);
            Standing after = m.standing().contact().isPresent()
                    ? m.standing().reactivated()
                    : Standing.created(account.text(Property.MAIL), account.text(Property.DISPLAY_NAME));
            record(Kind.ENABLED, Effect.CHANGED, Set.of(Property.ACCOUNT_ENABLED), account, after);
        }

        private void bringBack(Member m) {
            record(
                    Kind.RETURNED,
                    Effect.RESTORED,
                    Set.of(),
                    m.account(),
                    m.standing().reactivated());
        }

        /** The link passes from the deleted object to the new one with the same address. */
        private void recreate(Member m) {
            record(Kind.RECREATED, Effect.PURGED, Set.of(), m.account(), Standing.gone());
            add(
                    Kind.RECREATED,
                    customer,
                    m.account().reborn(dice.guid()),
                    Standing.linked(m.standing().contact().orElseThrow()));
        }

        private void move(Member m) {
            record(
                    Kind.MOVED,
                    Effect.REMOVED,
                    Set.of(),
                    m.account(),
                    m.standing().inactivated(Reason.DELETED));
            Person there = Cast.arriving(dice, next.household(), m.account(), "m" + phase + "n" + changes.size());
            add(Kind.MOVED, next, there.account(), there.first());
        }

        private void alias(Member m) {
            List<String> more = new ArrayList<>(m.account().list(Property.PROXY_ADDRESSES));
            more.add("smtp:also." + m.account().text(Property.MAIL));
            Account account = m.account().with(Map.of(Property.PROXY_ADDRESSES, Optional.of(List.copyOf(more))));
            record(
                    Kind.ALIASED,
                    Effect.CHANGED,
                    Set.of(Property.PROXY_ADDRESSES),
                    account,
                    m.standing().atRest());
        }

        private Account enabled(Member m, boolean now) {
            return m.account().with(Map.of(Property.ACCOUNT_ENABLED, Optional.of(now)));
        }

        private void add(Kind kind, Customer where, Account account, Standing standing) {
            changes.add(new Change(0, 0, kind, where.tenantId(), Effect.ADDED, Set.of(), account, standing));
        }

        private void record(Kind kind, Effect effect, Set<Property> properties, Account account, Standing standing) {
            changes.add(new Change(0, 0, kind, customer.tenantId(), effect, properties, account, standing));
        }
    }
}
