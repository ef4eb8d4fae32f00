package io.rollcall.itests.process;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The main job from end to end, as {@code ./run demo} does it. */
public class DemoIT {
    private static final long MINUTES = 8;

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    @Test
    public void everythingIsAsTheSandboxKnowsItToBeTrue() throws Exception {
        Path output = temporary.newFile("output").toPath();
        Process demo = new ProcessBuilder(RollcallProcess.home("ee") + "/bin/demo")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertEquals("ends in time", true, demo.waitFor(MINUTES, TimeUnit.MINUTES));
            assertEquals(Files.readString(output), 0, demo.exitValue());
        } finally {
            demo.destroy();
            demo.waitFor();
        }
    }
}
