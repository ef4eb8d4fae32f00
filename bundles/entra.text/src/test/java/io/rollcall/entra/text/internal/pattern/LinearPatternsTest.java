package io.rollcall.entra.text.internal.pattern;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;

public class LinearPatternsTest {
    private final LinearPatterns patterns = new LinearPatterns();

    @Test
    public void a_pattern_is_searched_anywhere_whatever_the_case() {
        assertTrue(patterns.compile("\\bSVC-").test("The svc-backup account"));
        assertFalse(patterns.compile("^svc-").test("the svc-backup account"));
    }

    @Test
    public void an_invalid_pattern_has_a_problem_in_words() {
        assertTrue(patterns.problem("(").orElseThrow().startsWith("This is no regular expression"));
        assertThrows(IllegalArgumentException.class, () -> patterns.compile("("));
        assertEquals(Optional.empty(), patterns.problem("^sales(-.+)?@"));
    }

    @Test
    public void what_cannot_run_in_linear_time_is_invalid() {
        assertTrue(patterns.problem("(a)\\1").isPresent());
        assertTrue(patterns.problem("(?=a)b").isPresent());
    }

    @Test
    public void a_short_pattern_cannot_fill_the_memory() {
        assertTrue(patterns.problem("((a{100}){100}){100}").orElseThrow().contains("too large"));
        assertTrue(patterns.problem("(((a{1000}){1000}){1000}){1000}").isPresent());
        assertEquals(Optional.empty(), patterns.problem("\\d{3}-\\d{4}-[{}x]{100}(ab|cd){20,30}"));
    }
}
