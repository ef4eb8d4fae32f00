package io.rollcall.entra.graph.internal.login;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * msal4j's way out, for one redemption: sends to the configured identity platform whatever host msal4j believes in (it
 * refuses http and loses ports), and keeps the raw answer, which msal4j's exceptions do not.
 */
final class LoginExchange implements IHttpClient {
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private final URI login;
    private final OkHttpClient http;
    private @Nullable LoginAnswer answer;

    LoginExchange(URI login, OkHttpClient http) {
        this.login = login;
        this.http = http;
    }

    /** The last answer, if any came. */
    Optional<LoginAnswer> answer() {
        return Optional.ofNullable(answer);
    }

    @Override
    public IHttpResponse send(HttpRequest request) throws IOException {
        Request.Builder out = new Request.Builder().url(login + request.url().getFile());
        request.headers().forEach(out::header);
        if (request.httpMethod() == HttpMethod.POST) {
            out.post(RequestBody.create(request.body(), FORM));
        }
        try (Response response = http.newCall(out.build()).execute();
                ResponseBody body = response.body()) {
            String text = body == null ? "" : body.string();
            answer = new LoginAnswer(response.code(), text, Optional.ofNullable(response.header("Retry-After")));
            HttpResponse in = new HttpResponse().statusCode(response.code()).body(text);
            in.addHeaders(response.headers().toMultimap());
            return in;
        }
    }
}
