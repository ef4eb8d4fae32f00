package io.rollcall.sandbox.internal;

import static org.junit.Assert.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.Test;

public class SmokeTest {
    @Test
    public void answersTheControlRoutes() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            for (String path : new String[] {"/control/msp", "/control/truth", "/control/truth?connection=cipp"}) {
                var answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(sandbox.baseUri() + path))
                                        .build(),
                                BodyHandlers.ofString());
                assertEquals(200, answer.statusCode());
            }
        }
    }
}
