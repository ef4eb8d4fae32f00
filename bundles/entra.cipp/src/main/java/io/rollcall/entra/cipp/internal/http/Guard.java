package io.rollcall.entra.cipp.internal.http;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where an address typed by a tenant may lead: public https hosts, private ones on the operator's list, and with the
 * sandbox this machine only.
 *
 * @param sandbox loopback addresses and nothing else
 * @param allowedHosts lower-case host names that may have private addresses
 */
public record Guard(boolean sandbox, Set<String> allowedHosts) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Called before each connection. The JVM keeps what it resolved for some seconds, so that the connection goes to the
     * address that was checked; whoever wins a race against that still lacks the certificate for the name.
     */
    public void check(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (THIS_MACHINE.contains(host) != sandbox) {
            throw refused(
                    sandbox
                            ? "With the sandbox only addresses of this machine can be reached."
                            : "The API URL leads to this machine.");
        }
        if (sandbox) {
            return;
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw refused("The API URL must be an https address.");
        }
        if (!allowedHosts.contains(host)) {
            requirePublic(host);
        }
    }

    private static void requirePublic(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!PublicAddress.is(address)) {
                    throw refused("The API URL leads into a private network: an operator can allow its host.");
                }
            }
        } catch (UnknownHostException e) {
            throw new DirectoryFailure(
                    Kind.AWAY, "unknown_host", "The host of the API URL is not known: check the API URL.");
        }
    }

    private static DirectoryFailure refused(String sentence) {
        return new DirectoryFailure(Kind.PROTOCOL, "address_refused", sentence);
    }
}
