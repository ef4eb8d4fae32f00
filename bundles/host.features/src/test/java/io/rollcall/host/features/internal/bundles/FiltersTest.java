package io.rollcall.host.features.internal.bundles;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class FiltersTest {

    @Test
    public void saysARangeOfVersionsInWords() {
        assertEquals(
                "a.b from version 1.2.0 below version 2.0.0",
                Filters.plain("(&(osgi.wiring.package=a.b)(version>=1.2.0)(!(version>=2.0.0)))"));
    }

    @Test
    public void saysANameAlone() {
        assertEquals("a.b", Filters.plain("(osgi.wiring.package=a.b)"));
    }

    @Test
    public void leavesWhatItCannotReadAsItIs() {
        assertEquals("(presence~=x)", Filters.plain("(presence~=x)"));
    }
}
