package io.rollcall.host.persistence.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.jdbc.DatabaseFailure;
import io.rollcall.host.api.jdbc.Sql;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.work.TenantId;
import io.rollcall.host.persistence.internal.TestDatabase;
import java.util.List;
import org.junit.AfterClass;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class TransactionsTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Transactions work = DATABASE.work;
    private final TenantId tenant = DATABASE.newTenant();

    @AfterClass
    public static void close() {
        DATABASE.close();
    }

    @Test
    public void aNestedUnitOfWorkOfTheSameTenantJoinsTheOuterOne() {
        work.runInTenant(tenant, () -> {
            var outer = work.connection();
            work.runInTenant(tenant, () -> assertSame(outer, work.connection()));
        });
    }

    @Test
    public void aNestedUnitOfWorkOfAnotherTenantIsAProgrammingError() {
        TenantId other = DATABASE.newTenant();
        assertThrows(
                IllegalStateException.class, () -> work.runInTenant(tenant, () -> work.runInTenant(other, () -> {})));
        assertThrows(IllegalStateException.class, () -> work.runInTenant(tenant, () -> work.withoutTenant(() -> 1)));
    }

    @Test
    public void anExceptionRollsBackAndIsRethrown() {
        IllegalArgumentException mine = new IllegalArgumentException("mine");
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> work.runInTenant(tenant, () -> {
                    raise("lost");
                    throw mine;
                }));
        assertSame(mine, thrown);
        assertEquals(List.of(), subjects());
    }

    @Test
    public void aFailureOfAnInnerUnitOfWorkStoresNothingEvenIfTheOuterOneGoesOn() {
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> work.runInTenant(tenant, () -> {
                    raise("lost");
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> work.runInTenant(tenant, () -> {
                                throw new IllegalArgumentException("inner");
                            }));
                }));
        assertTrue(thrown.getCause() instanceof IllegalArgumentException);
        assertEquals(List.of(), subjects());
    }

    @Test
    public void whatWasDoneIsStoredAndTheThreadIsFreeForAnotherTenant() {
        work.runInTenant(tenant, () -> raise("kept"));
        work.runInTenant(DATABASE.newTenant(), () -> {});
        assertEquals(List.of("kept"), subjects());
    }

    @Test
    public void thereIsNoConnectionOutsideAUnitOfWork() {
        assertThrows(IllegalStateException.class, work::connection);
    }

    @Test
    public void aStatementFailureIsADatabaseFailureThatCarriesTheState() {
        DatabaseFailure failure =
                assertThrows(DatabaseFailure.class, () -> DATABASE.execute(tenant, "insert into nowhere values (1)"));
        assertEquals("42P01", failure.sqlState());
    }

    @Test
    public void aConnectionThatTheServerEndedIsRefusedAsAwayAndTheNextOneWorks() {
        Refused refused = assertThrows(
                Refused.class,
                () -> work.runInTenant(tenant, () -> {
                    String backend = Sql.of(work.connection(), "select pg_backend_pid()")
                            .first(row -> row.getString(1))
                            .orElseThrow();
                    TestDatabase.executeAsSuperuser("postgres", "select pg_terminate_backend(" + backend + ")");
                    raise("lost");
                }));
        assertEquals(Problem.Away.class, refused.problem().getClass());
        assertEquals(List.of(), subjects());
    }

    @Test
    public void aValueThatTheDatabaseCannotHoldIsRefusedAsInvalid() {
        assertEquals(Problem.Invalid.class, refusal(() -> work.runInTenant(tenant, () -> raise("\0"))));
        for (String state : List.of("22021", "22P05", "22008", "54000")) {
            assertEquals(state, Problem.Invalid.class, refusal(() -> fail(state)));
        }
        assertEquals(List.of(), subjects());
    }

    @Test
    public void aTransactionThatLostAgainstAnotherIsRefusedAsOneToTryAgain() {
        for (String state : List.of("40P01", "40001")) {
            assertEquals(state, Problem.Away.class, refusal(() -> fail(state)));
        }
    }

    private void fail(String state) {
        DATABASE.execute(tenant, "do $$ begin raise sqlstate '" + state + "'; end $$");
    }

    private static Class<?> refusal(ThrowingRunnable work) {
        Refused refused = assertThrows(Refused.class, work);
        assertTrue(refused.getCause() instanceof DatabaseFailure);
        return refused.problem().getClass();
    }

    private void raise(String subject) {
        Sql.of(
                        work.connection(),
                        "insert into notices (tenant, id, kind, subject, sentence) values (?, ?, 'k', ?, 's')")
                .bind(tenant.value())
                .bind(TestDatabase.IDS.next())
                .bind(subject)
                .update();
    }

    private List<String> subjects() {
        return DATABASE.query(tenant, "select subject from notices");
    }
}
