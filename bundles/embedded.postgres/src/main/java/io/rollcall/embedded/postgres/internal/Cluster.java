package io.rollcall.embedded.postgres.internal;

import io.rollcall.host.api.jdbc.DatabaseAddress;
import io.rollcall.host.api.secrets.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One PostgreSQL cluster in a folder of its own. Not thread safe. */
final class Cluster {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final String OWNER = "rollcall";

    private final Path folder;
    private final Path data;

    Cluster(Path folder) {
        this.folder = folder;
        this.data = folder.resolve("cluster");
    }

    /** Makes the cluster if there is none yet, and starts it on a free loopback port. */
    DatabaseAddress start() {
        try {
            Files.createDirectories(folder);
            refuseOtherVersion();
            Program program = Program.unpackedBelow(folder);
            Path passwordFile = folder.resolve("password");
            Secret password = Password.keptIn(passwordFile);
            if (!Files.isDirectory(data)) {
                initialise(program, passwordFile);
            }
            new Orphan(folder, data).stop(program);
            int port = start(program);
            return new LocalAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", OWNER, password);
        } catch (IOException e) {
            throw new PostgresFailure("the folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void refuseOtherVersion() throws IOException {
        Path file = data.resolve("PG_VERSION");
        if (Files.exists(file)) {
            String found = Files.readString(file).strip();
            if (!found.equals(Program.majorVersion())) {
                throw new PostgresFailure("its data in " + folder + " was written by PostgreSQL " + found
                        + ", and this Rollcall brings " + Program.majorVersion()
                        + "; use the Rollcall that wrote it, or move the data with pg_dump");
            }
        }
    }

    /** A cluster that was not finished is made again. Case folding is Unicode's on every machine. */
    private void initialise(Program program, Path passwordFile) throws IOException {
        Path part = folder.resolve("cluster.part");
        Program.deleteAll(part);
        Commands.run(List.of(
                program.tool("initdb"),
                "--pgdata=" + part,
                "--username=" + OWNER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private int start(Program program) throws IOException {
        try (InputStream settings = Cluster.class.getResourceAsStream("postgresql.conf")) {
            Files.copy(settings, data.resolve("postgresql.conf"), StandardCopyOption.REPLACE_EXISTING);
        }
        int port = freePort();
        Path serverLog = folder.resolve("server.log");
        Files.deleteIfExists(serverLog);
        Commands.Result result = Commands.attempt(List.of(
                program.tool("pg_ctl"),
                "start",
                "--wait",
                "--silent",
                "--pgdata=" + data,
                "--log=" + serverLog,
                "--options=-p " + port));
        if (result.status() != 0) {
            throw new PostgresFailure("it does not start; " + serverLog + " says why");
        }
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends all sessions and writes everything down. */
    void stop() {
        try {
            Program program = Program.unpackedBelow(folder);
            Commands.run(
                    List.of(program.tool("pg_ctl"), "stop", "--mode=fast", "--wait", "--silent", "--pgdata=" + data));
        } catch (IOException | PostgresFailure e) {
            log.error("PostgreSQL does not stop: {}", e.getMessage());
        }
    }
}
