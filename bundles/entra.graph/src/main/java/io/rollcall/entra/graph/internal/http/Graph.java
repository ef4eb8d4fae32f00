package io.rollcall.entra.graph.internal.http;

import com.google.gson.JsonParseException;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.options.GraphClientOption;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriterFactory;
import io.rollcall.entra.domain.directory.DirectoryConnection;
import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import io.rollcall.entra.graph.internal.login.AccessTokens;
import io.rollcall.host.api.secrets.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Asks Microsoft Graph as one customer's tenant sees it: the token alone decides whose directory is read. */
public final class Graph {
    private final Endpoints endpoints;
    private final AccessTokens tokens;
    private final InterruptibleClient http;

    public Graph(Endpoints endpoints, AccessTokens tokens, InterruptibleClient http) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.http = http;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** Puts one question; a refused token is replaced and the question put once more. */
    public <T> T ask(DirectoryConnection connection, UUID entraTenantId, Function<RequestAdapter, T> question) {
        Secret token = tokens.of(connection, entraTenantId);
        try {
            return once(token, question);
        } catch (DirectoryFailure failure) {
            if (failure.kind() != Kind.CREDENTIAL) {
                throw failure;
            }
            return once(tokens.instead(connection, entraTenantId, token), question);
        }
    }

    /** A link out of an answer, if it leads to Graph. */
    public String own(String link) {
        if (!endpoints.isGraph(URI.create(link))) {
            throw new DirectoryFailure(
                    Kind.PROTOCOL,
                    "foreign_link",
                    "Microsoft Graph's answer points to another host: it is not followed.");
        }
        return link;
    }

    private <T> T once(Secret token, Function<RequestAdapter, T> question) {
        try {
            return question.apply(adapter(token));
        } catch (DirectoryFailure failure) {
            throw failure;
        } catch (RuntimeException e) {
            boolean unread = e.getCause() instanceof IOException && !(e instanceof JsonParseException);
            throw unread ? away(e) : malformed(e);
        }
    }

    private RequestAdapter adapter(Secret token) {
        return new BaseGraphRequestAdapter(
                (request, context) -> request.headers.tryAdd("Authorization", "Bearer " + token.reveal()),
                new JsonParseNodeFactory(),
                new JsonSerializationWriterFactory(),
                http,
                new GraphClientOption(),
                endpoints.graph().toString());
    }

    private static DirectoryFailure away(RuntimeException cause) {
        return new DirectoryFailure(
                Kind.AWAY,
                "unreachable",
                "Microsoft Graph cannot be reached: check the network; it is tried again.",
                Optional.empty(),
                Optional.empty(),
                cause);
    }

    private static DirectoryFailure malformed(RuntimeException cause) {
        return new DirectoryFailure(
                Kind.PROTOCOL,
                "malformed",
                "Microsoft Graph's answer could not be read; nothing is concluded from it.",
                Optional.empty(),
                Optional.empty(),
                cause);
    }
}
