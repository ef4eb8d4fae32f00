package io.rollcall.entra.domain.internal.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.caller.Caller;
import io.rollcall.host.api.caller.Permission;
import io.rollcall.host.api.caller.UserType;
import io.rollcall.host.api.flags.FlagDefinition;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.Test;

public class AccessTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));

    private final Set<String> on = new HashSet<>(Set.of(EntraFlags.UI));
    private final Access access = new Access((tenant, flag) -> tenant.equals(TENANT) && on.contains(flag));

    @Test
    public void an_internal_user_with_the_permission_is_admitted() {
        Caller.Person reader = person(UserType.INTERNAL, Permission.SETTINGS_READ);
        Caller.Person editor = person(UserType.INTERNAL, Permission.SETTINGS_UPDATE);

        assertSame(reader, access.reader(reader));
        assertSame(editor, access.editor(editor));
    }

    @Test
    public void reading_does_not_allow_changing() {
        Caller.Person reader = person(UserType.INTERNAL, Permission.SETTINGS_READ);

        assertTrue(refusal(() -> access.editor(reader)) instanceof Problem.Forbidden);
    }

    @Test
    public void a_client_user_is_refused_before_the_flag_is_looked_at() {
        on.clear();
        Caller.Person client = person(UserType.CLIENT, Permission.SETTINGS_READ);

        assertTrue(refusal(() -> access.reader(client)) instanceof Problem.Forbidden);
    }

    @Test
    public void a_hidden_surface_says_so_before_the_permission_is_looked_at() {
        on.clear();

        assertEquals(
                new Problem.FeatureDisabled(EntraFlags.UI), refusal(() -> access.reader(person(UserType.INTERNAL))));
    }

    @Test
    public void a_further_flag_hides_its_part_alone() {
        Caller.Person reader = person(UserType.INTERNAL, Permission.SETTINGS_READ);

        assertEquals(
                new Problem.FeatureDisabled(EntraFlags.CIPP), refusal(() -> access.reader(reader, EntraFlags.CIPP)));
        on.add(EntraFlags.CIPP);
        assertSame(reader, access.reader(reader, EntraFlags.CIPP));
    }

    @Test
    public void runs_and_operators_are_no_people() {
        Caller run = new Caller.System(TENANT, UUID.randomUUID(), "ann", "discovery");
        Caller operator = new Caller.Operator("ops");

        assertTrue(refusal(() -> access.reader(run)) instanceof Problem.Forbidden);
        assertTrue(refusal(() -> access.editor(operator)) instanceof Problem.Forbidden);
    }

    @Test
    public void the_five_flags_are_offered() {
        Set<String> keys =
                new EntraFlags().flags().stream().map(FlagDefinition::key).collect(Collectors.toSet());

        assertEquals(
                Set.of(
                        "entra-integration-ui",
                        "entra-integration-client-sync-action",
                        "entra-integration-cipp",
                        "entra-integration-field-sync",
                        "entra-integration-ambiguous-queue"),
                keys);
    }

    private static Problem refusal(Runnable call) {
        return assertThrows(Refused.class, call::run).problem();
    }

    private static Caller.Person person(UserType type, Permission... permissions) {
        return new Caller.Person(TENANT, UUID.randomUUID(), "ann", type, Set.of(permissions));
    }
}
