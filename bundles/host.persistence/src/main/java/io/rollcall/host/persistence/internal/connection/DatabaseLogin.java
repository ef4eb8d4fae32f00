package io.rollcall.host.persistence.internal.connection;

import io.rollcall.host.api.jdbc.DatabaseAddress;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.secrets.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the database is and who logs in. */
public record DatabaseLogin(String jdbcUrl, Optional<String> user, Optional<Secret> password) {

    public static DatabaseLogin of(DatabaseAddress address) {
        return new DatabaseLogin(address.jdbcUrl(), Optional.of(address.user()), Optional.of(address.password()));
    }

    /**
     * Reads {@code jdbc:postgresql://host:port/name?user=…&password=…} and {@code postgres[ql]://user:password@host:port/name}.
     *
     * @throws io.rollcall.host.api.problem.Refused if it is neither; the sentence does not repeat the text
     */
    public static DatabaseLogin parse(String url) {
        try {
            URI uri = new URI(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
            if (uri.getHost() == null
                    || !("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))) {
                throw unreadable();
            }
            return parse(uri);
        } catch (URISyntaxException e) {
            // its message repeats the URL, and with it the password
            throw unreadable();
        }
    }

    private static DatabaseLogin parse(URI uri) {
        String[] userInfo = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        Optional<String> user =
                Optional.of(userInfo[0]).filter(name -> !name.isEmpty()).or(() -> option(uri, "user"));
        Optional<String> password = userInfo.length == 2 ? Optional.of(userInfo[1]) : option(uri, "password");
        String options = options(uri)
                .filter(o -> !o.startsWith("user=") && !o.startsWith("password="))
                .reduce("", (all, o) -> all + (all.isEmpty() ? "?" : "&") + o);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new DatabaseLogin(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + options,
                user.map(DatabaseLogin::decoded),
                password.map(DatabaseLogin::decoded).map(Secret::new));
    }

    /** A data source without a pool. */
    public PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setApplicationName("rollcall");
        source.setConnectTimeout(5);
        source.setTcpKeepAlive(true);
        user.ifPresent(source::setUser);
        password.map(Secret::reveal).ifPresent(source::setPassword);
        return source;
    }

    /** Host, port and name, for sentences. */
    public String place() {
        return jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }

    private static Optional<String> option(URI uri, String name) {
        return options(uri).filter(o -> o.startsWith(name + "=")).findFirst().map(o -> o.substring(name.length() + 1));
    }

    private static Stream<String> options(URI uri) {
        return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
                .filter(o -> !o.isEmpty());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static RuntimeException unreadable() {
        return new Problem.RuleRefused(
                        "The database URL is not readable: write jdbc:postgresql://host:port/name?user=…&password=…")
                .refuse();
    }
}
