package io.rollcall.entra.graph.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Timeout;

/** OkHttp's blocking call does not hear an interrupt while it waits for the network: this one does, and reads whole. */
final class InterruptibleCall implements Call {
    /** A page of 999 users has about 2 MB. */
    private static final long MOST_BYTES = 32L << 20;

    private final Call call;
    private final UnaryOperator<Response> check;

    InterruptibleCall(Call call, UnaryOperator<Response> check) {
        this.call = call;
        this.check = check;
    }

    @Override
    public Response execute() throws IOException {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        call.enqueue(new Completing(answer));
        try {
            return check.apply(answer.get());
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private record Completing(CompletableFuture<Response> answer) implements Callback {
        @Override
        public void onFailure(Call failed, IOException e) {
            answer.completeExceptionally(e);
        }

        @Override
        public void onResponse(Call answered, Response response) {
            try (ResponseBody body = response.body()) {
                answer.complete(whole(response, body));
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        }

        private static Response whole(Response response, ResponseBody body) throws IOException {
            BufferedSource source = body.source();
            if (source.request(MOST_BYTES + 1)) {
                throw new IOException("The answer has more than " + MOST_BYTES + " bytes");
            }
            ResponseBody read = ResponseBody.create(source.readByteArray(), body.contentType());
            return response.newBuilder().body(read).build();
        }
    }

    @Override
    public void enqueue(Callback callback) {
        call.enqueue(callback);
    }

    @Override
    public Request request() {
        return call.request();
    }

    @Override
    public void cancel() {
        call.cancel();
    }

    @Override
    public boolean isExecuted() {
        return call.isExecuted();
    }

    @Override
    public boolean isCanceled() {
        return call.isCanceled();
    }

    @Override
    public Timeout timeout() {
        return call.timeout();
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // a copy of the inner call, as the interface asks
    public Call clone() {
        return new InterruptibleCall(call.clone(), check);
    }
}
