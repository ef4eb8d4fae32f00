package io.rollcall.host.persistence.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import io.rollcall.host.api.problem.Refused;
import io.rollcall.host.api.secrets.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class DatabaseLoginTest {
    @Test
    public void theJdbcFormIsRead() {
        DatabaseLogin login = DatabaseLogin.parse(
                "jdbc:postgresql://db.example:5433/rollcall?user=ada&sslmode=require&password=p%40ss+1");
        assertEquals("jdbc:postgresql://db.example:5433/rollcall?sslmode=require", login.jdbcUrl());
        assertEquals(Optional.of("ada"), login.user());
        assertEquals(Optional.of(new Secret("p@ss+1")), login.password());
    }

    @Test
    public void theUriFormIsRead() {
        DatabaseLogin login = DatabaseLogin.parse("postgres://ada:p%3Ass@db.example/rollcall");
        assertEquals("jdbc:postgresql://db.example/rollcall", login.jdbcUrl());
        assertEquals(Optional.of("ada"), login.user());
        assertEquals(Optional.of(new Secret("p:ss")), login.password());
        assertEquals("db.example/rollcall", login.place());
    }

    @Test
    public void thePasswordIsNeverPrinted() {
        assertFalse(
                DatabaseLogin.parse("postgres://ada:hunter2@db/x").toString().contains("hunter2"));
        for (String url : List.of(
                "postgres://ada:hunter2@", "mysql://ada:hunter2@db/x", "jdbc:postgresql://a b:hunter2", "hunter2")) {
            Refused refused = assertThrows(url, Refused.class, () -> DatabaseLogin.parse(url));
            assertFalse(refused.toString().contains("hunter2"));
        }
    }
}
