package io.rollcall.launcher;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

public class OptionsTest {

    @Test
    public void whatIsNotGivenIsLeftOpen() {
        assertEquals(new Options(null, null, null, null, false), parse());
    }

    @Test
    public void readsEveryOption() {
        assertEquals(
                new Options(Edition.CE, 8080, Path.of("x"), true, true),
                parse("--edition", "ce", "--port", "8080", "--data", "x", "--sandbox", "--help"));
        assertEquals(new Options(Edition.EE, null, null, false, false), parse("ee", "--no-sandbox"));
    }

    @Test
    public void refusesInOneSentence() {
        assertEquals("There is no option --prot: --help shows what there is.", refusal("--prot", "1"));
        assertEquals("There is no edition pro: choose ce or ee.", refusal("--edition", "pro"));
        assertEquals("The option --data needs a value.", refusal("--data"));
        assertEquals("The option --data needs a value.", refusal("--data", "--port"));
        assertEquals("A port is a number from 1 to 65535, and 65536 is none.", refusal("--port", "65536"));
        assertEquals("A port is a number from 1 to 65535, and x is none.", refusal("--port", "x"));
    }

    private static String refusal(String... arguments) {
        return assertThrows(Refusal.class, () -> parse(arguments)).sentence();
    }

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments));
    }
}
