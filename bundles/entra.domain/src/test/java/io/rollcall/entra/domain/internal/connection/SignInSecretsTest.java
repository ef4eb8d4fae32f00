package io.rollcall.entra.domain.internal.connection;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.host.api.secrets.Secret;
import java.security.SecureRandom;
import org.junit.Test;

public class SignInSecretsTest {
    private final SignInSecrets secrets = new SignInSecrets(new SecureRandom());

    @Test
    public void values_have_256_bits_and_never_repeat() {
        assertTrue(secrets.next().matches("[A-Za-z0-9_-]{43}"));
        assertNotEquals(secrets.next(), secrets.next());
    }

    @Test
    public void the_verifier_needs_both_the_browser_and_the_state() {
        Secret browser = new Secret(secrets.next());
        String state = secrets.next();
        Secret verifier = SignInSecrets.verifier(browser, state);

        assertTrue(verifier.reveal().matches("[A-Za-z0-9_-]{43}"));
        assertEquals(verifier, SignInSecrets.verifier(browser, state));
        assertNotEquals(verifier, SignInSecrets.verifier(new Secret(secrets.next()), state));
        assertNotEquals(verifier, SignInSecrets.verifier(browser, secrets.next()));
    }

    @Test
    public void a_hash_knows_its_own_value_only() {
        String hash = SignInSecrets.hash("abc");

        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash);
        assertTrue(SignInSecrets.isHashOf(hash, new Secret("abc")));
        assertFalse(SignInSecrets.isHashOf(hash, new Secret("abd")));
    }
}
