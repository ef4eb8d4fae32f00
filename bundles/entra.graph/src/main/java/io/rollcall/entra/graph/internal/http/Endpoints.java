package io.rollcall.entra.graph.internal.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * The two addresses of one Microsoft cloud, without a trailing slash.
 *
 * @param login the identity platform
 * @param graph Microsoft Graph with its version
 */
public record Endpoints(URI login, URI graph) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final URI GLOBAL_GRAPH = URI.create("https://graph.microsoft.com");

    /** @throws IllegalArgumentException if an address is not allowed in this mode */
    public static Endpoints of(String login, String graph, boolean sandbox) {
        return new Endpoints(checked(login, sandbox), checked(graph, sandbox));
    }

    /** What a Graph token is asked for; the sandbox stands in for the global cloud. */
    public String scope() {
        URI resource = onThisMachine(graph) ? GLOBAL_GRAPH : graph;
        return resource.getScheme() + "://" + resource.getHost() + "/.default";
    }

    /** The {@code iss} of this cloud's v2.0 tokens. */
    public String issuer(UUID entraTenantId) {
        return login + "/" + entraTenantId + "/v2.0";
    }

    /** Links are followed to Graph itself only: a token must never travel to another host. */
    public boolean isGraph(URI link) {
        return graph.getScheme().equalsIgnoreCase(String.valueOf(link.getScheme()))
                && graph.getRawAuthority().equalsIgnoreCase(String.valueOf(link.getRawAuthority()))
                && String.valueOf(link.getRawPath()).startsWith(graph.getRawPath() + "/");
    }

    private static URI checked(String address, boolean sandbox) {
        URI uri = URI.create(address.strip().replaceAll("/+$", ""));
        boolean allowed =
                sandbox ? onThisMachine(uri) : "https".equalsIgnoreCase(uri.getScheme()) && !onThisMachine(uri);
        if (uri.getHost() == null || uri.getUserInfo() != null || !allowed) {
            throw new IllegalArgumentException(
                    sandbox
                            ? "With the sandbox only addresses of this machine are allowed, not " + uri.getHost()
                            : "Microsoft's addresses must be https addresses, not " + uri.getScheme() + "://"
                                    + uri.getHost());
        }
        return uri;
    }

    private static boolean onThisMachine(URI uri) {
        return uri.getHost() != null && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }
}
