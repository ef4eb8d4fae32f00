package io.rollcall.entra.graph.internal.http;

import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The HTTP client under the SDK. No retries and no redirects of its own: a run waits in the orchestrator, not in a
 * thread, and a token follows nobody elsewhere.
 */
public final class InterruptibleClient extends OkHttpClient implements AutoCloseable {
    private static final int CONCURRENT_CALLS = 256;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(60);
    private static final Duration WHOLE_CALL = Duration.ofSeconds(150);

    private final UnaryOperator<Response> check;

    /** @param check looks at each whole answer on the caller's thread, before the SDK does */
    public InterruptibleClient(UnaryOperator<Response> check, Interceptor... interceptors) {
        super(settings(interceptors));
        this.check = check;
    }

    @Override
    public Call newCall(Request request) {
        return new InterruptibleCall(super.newCall(request), check);
    }

    @Override
    public void close() {
        dispatcher().executorService().shutdown();
        connectionPool().evictAll();
    }

    private static Builder settings(Interceptor... interceptors) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(CONCURRENT_CALLS);
        dispatcher.setMaxRequestsPerHost(CONCURRENT_CALLS);
        Builder builder = new Builder()
                .dispatcher(dispatcher)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .callTimeout(WHOLE_CALL);
        for (Interceptor interceptor : interceptors) {
            builder.addInterceptor(interceptor);
        }
        return builder;
    }
}
