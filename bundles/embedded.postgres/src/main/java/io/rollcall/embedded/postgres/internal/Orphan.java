package io.rollcall.embedded.postgres.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a killed Rollcall left behind on this cluster. */
final class Orphan {
    private static final Logger log = LoggerFactory.getLogger(Orphan.class);

    private final Path folder;
    private final Path data;

    Orphan(Path folder, Path data) {
        this.folder = folder;
        this.data = data;
    }

    void stop(Program program) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        if (pid.matches("\\d+") && isOurs(Long.parseLong(pid))) {
            log.info("Stopping the PostgreSQL that an earlier process left behind");
            Commands.run(
                    List.of(program.tool("pg_ctl"), "stop", "--mode=fast", "--wait", "--silent", "--pgdata=" + data));
        }
    }

    /** The number may meanwhile belong to any other process: only a program from this folder is ours. */
    private boolean isOurs(long pid) throws IOException {
        Path real = folder.toRealPath();
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).startsWith(real))
                .orElse(false);
    }
}
