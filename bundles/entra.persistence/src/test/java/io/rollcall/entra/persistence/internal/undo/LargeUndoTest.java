package io.rollcall.entra.persistence.internal.undo;

import static io.rollcall.entra.persistence.internal.Directory.page;
import static io.rollcall.entra.persistence.internal.Directory.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.rollcall.entra.domain.directory.DirectoryUser;
import java.util.UUID;
import org.junit.Test;

/** A first sync of 20,000 people is taken back in seconds, right after it, when no table was ever analyzed. */
public class LargeUndoTest extends UndoTestBase {
    private static final int PAGES = 20;
    private static final int PAGE = 1000;

    @Test
    public void twentyThousandChangesAreUndoneWithinTenSeconds() {
        begin(true);
        for (int i = 0; i < PAGES; i++) {
            merge(page("page " + i, people(i)));
        }
        long before = System.nanoTime();
        UUID source = sync();
        long start = System.nanoTime();

        UUID undo = undo(source);

        double seconds = (System.nanoTime() - start) / 1e9;
        double deciding = (start - before) / 1e9;
        System.out.printf(
                "Undo of %,d changes: %.1f s, after deciding them in %.1f s%n", PAGES * PAGE, seconds, deciding);
        assertEquals(String.valueOf(PAGES * PAGE), counted(undo, "inactivated"));
        // on a busy machine both take longer
        assertTrue(seconds + " s", seconds < Math.max(10, deciding));
    }

    private static DirectoryUser[] people(int page) {
        DirectoryUser[] people = new DirectoryUser[PAGE];
        for (int i = 0; i < PAGE; i++) {
            people[i] = user(UUID.randomUUID(), "p" + page + "." + i + "@example.com");
        }
        return people;
    }
}
