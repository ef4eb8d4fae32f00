package io.rollcall.entra.domain.internal.connection;

import static org.junit.Assert.assertEquals;

import io.rollcall.entra.domain.directory.MicrosoftApp;
import io.rollcall.entra.domain.internal.fakes.FakeSecrets;
import io.rollcall.host.api.secrets.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class AppCredentialsTest {
    private final FakeSecrets secrets = new FakeSecrets();
    private final Map<String, String> environment = new HashMap<>();
    private final AppCredentials apps = new AppCredentials(secrets, name -> Optional.ofNullable(environment.get(name)));

    @Test
    public void the_tenants_own_app_comes_before_the_environments_and_that_before_the_installations() {
        assertEquals(Optional.empty(), apps.find(Bench.MSP));

        secrets.application.put(SecretNames.APP_ID, new Secret("installation"));
        secrets.application.put(SecretNames.APP_SECRET, new Secret("1"));
        assertEquals(app("installation", "1", "application"), apps.find(Bench.MSP));

        environment.put("MICROSOFT_CLIENT_ID", "environment");
        environment.put("MICROSOFT_CLIENT_SECRET", "2");
        assertEquals(app("environment", "2", "environment"), apps.find(Bench.MSP));

        write(SecretNames.APP_ID, "own");
        write(SecretNames.APP_SECRET, "3");
        assertEquals(app("own", "3", "tenant"), apps.find(Bench.MSP));
    }

    @Test
    public void half_a_pair_is_no_pair() {
        write(SecretNames.APP_ID, "own");
        environment.put("MICROSOFT_CLIENT_ID", " ");
        environment.put("MICROSOFT_CLIENT_SECRET", "2");
        secrets.application.put(SecretNames.APP_SECRET, new Secret("1"));

        assertEquals(Optional.empty(), apps.find(Bench.MSP));
    }

    private void write(String name, String value) {
        secrets.write(Bench.MSP, name, new Secret(value), "ann");
    }

    private static Optional<MicrosoftApp> app(String id, String secret, String source) {
        return Optional.of(new MicrosoftApp(id, new Secret(secret), source));
    }
}
