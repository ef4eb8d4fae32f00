package io.rollcall.entra.domain.directory.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Stands between a provider and an http server of this machine and remembers what was asked. */
public final class Wiretap implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("(?m)^(?:GET|POST|PUT|PATCH|DELETE) \\S+(?= HTTP/1\\.1$)");

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "wiretap");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<ByteArrayOutputStream> heard = new ConcurrentLinkedQueue<>();
    private final ServerSocket ear;
    private final URI server;

    public Wiretap(URI server) {
        this.server = server;
        try {
            ear = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    /** Where a provider goes instead of to the server. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + ear.getLocalPort());
    }

    /** Method and target of every request, such as {@code GET /graph/v1.0/users/delta?$select=id}. */
    public List<String> requests() {
        return heard.stream()
                .flatMap(bytes -> REQUEST.matcher(bytes.toString(StandardCharsets.ISO_8859_1))
                        .results())
                .map(MatchResult::group)
                .toList();
    }

    private void listen() {
        while (!ear.isClosed()) {
            try {
                connect(ear.accept());
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        heard.add(copy);
        threads.execute(() -> pump(client, behind, copy));
        threads.execute(() -> pump(behind, client, OutputStream.nullOutputStream()));
    }

    private static void pump(Socket from, Socket to, OutputStream copy) {
        byte[] buffer = new byte[8_192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copy.write(buffer, 0, read);
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            return; // either side hung up: this pair is done
        }
    }

    @Override
    public void close() {
        try {
            ear.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
