package io.rollcall.entra.rest.internal.connection;

import io.rollcall.entra.domain.connection.DirectConnect;
import jakarta.ws.rs.core.NewCookie;
import java.util.Date;

/** Binds a sign-in to the browser that started it. The {@code __Host-} prefix demands Secure, the path / and no domain. */
final class BrowserCookie {
    static final String NAME = "__Host-rollcall-entra-connect";

    private BrowserCookie() {}

    static NewCookie of(DirectConnect.Started started) {
        return cookie(started.browserSecret().reveal())
                .expiry(Date.from(started.expiresAt()))
                .build();
    }

    /** Takes it away: it is good for one return. */
    static NewCookie gone() {
        return cookie("").maxAge(0).build();
    }

    private static NewCookie.Builder cookie(String value) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX);
    }
}
