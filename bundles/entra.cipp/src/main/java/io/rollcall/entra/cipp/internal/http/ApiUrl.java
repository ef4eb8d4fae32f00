package io.rollcall.entra.cipp.internal.http;

import io.rollcall.entra.domain.directory.DirectoryFailure;
import io.rollcall.entra.domain.directory.DirectoryFailure.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The API URL as people paste it: with or without scheme, trailing slash, {@code /api} or a whole endpoint. */
final class ApiUrl {
    private static final Pattern FROM_API_ON = Pattern.compile("(?i)/api(/.*)?$");

    private ApiUrl() {}

    /** What stands before {@code /api/…}, without a trailing slash. */
    static URI base(String pasted) {
        String text = pasted.strip();
        String withScheme = text.contains("://") ? text : "https://" + text;
        String path = withScheme.replaceAll("[?#].*$", "").replaceAll("/+$", "");
        try {
            URI base = new URI(FROM_API_ON.matcher(path).replaceFirst("").replaceAll("/+$", ""));
            if (base.getHost() != null && base.getUserInfo() == null) {
                return base;
            }
        } catch (URISyntaxException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static DirectoryFailure unreadable() {
        return new DirectoryFailure(
                Kind.PROTOCOL,
                "api_url",
                "The API URL is not an address: copy it from CIPP's page Integrations > CIPP-API.");
    }
}
