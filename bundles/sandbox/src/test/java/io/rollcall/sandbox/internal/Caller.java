package io.rollcall.sandbox.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Talks to a sandbox over HTTP as a stranger would. */
final class Caller {
    static final String SCOPES =
            "DelegatedAdminRelationship.Read.All User.Read.All CrossTenantInformation.ReadBasic.All Directory.Read.All"
                    + " GroupMember.Read.All offline_access openid profile";
    static final String CALLBACK = "http://localhost:8080/api/auth/microsoft/entra/callback";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Caller(Sandbox sandbox) {
        this.base = sandbox.baseUri().toString();
    }

    /** An answer with its body as text. */
    record Answer(int status, Map<String, List<String>> headers, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + body, e);
            }
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    Answer get(String url, String... headers) {
        return send(HttpRequest.newBuilder(uri(url)).GET(), headers);
    }

    Answer post(String url, String body, String... headers) {
        return send(HttpRequest.newBuilder(uri(url)).POST(BodyPublishers.ofString(body)), headers);
    }

    Answer delete(String url) {
        return send(HttpRequest.newBuilder(uri(url)).DELETE());
    }

    JsonNode msp() {
        return get("/control/msp").json();
    }

    JsonNode truth(String query) {
        return get("/control/truth" + query).json();
    }

    /** The first tenant of a kind, as the truth names it. */
    JsonNode tenant(String kind) {
        return elements(truth("").path("tenants")).stream()
                .filter(t -> t.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    String tenantId(String kind) {
        return tenant(kind).path("tenantId").asText();
    }

    void fault(String json) {
        Answer answer = post("/control/faults", json);
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    /** Signs an account in and gives back the token endpoint's answer. */
    JsonNode signIn(String account) {
        return redeemCode(codeFor(account, ""), "").json();
    }

    /** The code that a browser brings back to the callback. */
    String codeFor(String account, String more) {
        String url = "/login/organizations/oauth2/v2.0/authorize?client_id=" + appId()
                + "&response_type=code&response_mode=query&redirect_uri=" + encode(CALLBACK) + "&scope="
                + encode(SCOPES) + "&state=s1&nonce=n1" + more + "&account=" + encode(account);
        return query(get(url).header("location")).get("code");
    }

    Answer redeemCode(String code, String more) {
        return token(
                "organizations",
                "grant_type=authorization_code&code=" + encode(code) + "&redirect_uri=" + encode(CALLBACK) + more);
    }

    /** Posts to a tenant's token endpoint with the application's credentials. */
    Answer token(String tenant, String form) {
        String credentials = "&client_id=" + appId() + "&client_secret="
                + encode(msp().path("app").path("clientSecret").asText());
        return post(
                "/login/" + tenant + "/oauth2/v2.0/token",
                form + credentials,
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    Answer refresh(String tenant, String refreshToken) {
        return token(
                tenant, "grant_type=refresh_token&scope=" + encode(SCOPES) + "&refresh_token=" + encode(refreshToken));
    }

    /** A header with the administrator's access token for a tenant. */
    String[] bearerFor(String tenant) {
        String refreshToken =
                signIn(msp().path("admin").asText()).path("refresh_token").asText();
        return bearer(refresh(tenant, refreshToken).json().path("access_token").asText());
    }

    String[] partnerBearer() {
        return bearerFor(msp().path("partnerTenantId").asText());
    }

    String[] cippBearer() {
        JsonNode cipp = msp().path("cipp");
        String form = "grant_type=client_credentials&client_id="
                + cipp.path("clientId").asText() + "&client_secret="
                + encode(cipp.path("clientSecret").asText()) + "&scope="
                + encode("api://" + cipp.path("clientId").asText() + "/.default");
        return bearer(post("/login/" + cipp.path("tenantId").asText() + "/oauth2/v2.0/token", form)
                .json()
                .path("access_token")
                .asText());
    }

    static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    /** Follows a list to its last page. */
    List<JsonNode> pages(String url, String... headers) {
        List<JsonNode> pages = new ArrayList<>();
        for (String next = url;
                !next.isEmpty();
                next = pages.get(pages.size() - 1).path("@odata.nextLink").asText()) {
            pages.add(get(next, headers).json());
        }
        return pages;
    }

    List<JsonNode> rows(String url, String... headers) {
        return pages(url, headers).stream()
                .flatMap(p -> elements(p.path("value")).stream())
                .toList();
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<String> texts(List<JsonNode> rows, String field) {
        return rows.stream().map(r -> r.path(field).asText()).toList();
    }

    static Map<String, String> query(String url) {
        return List.of(URI.create(url).getRawQuery().split("&")).stream()
                .map(p -> p.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String appId() {
        return msp().path("app").path("clientId").asText();
    }

    private URI uri(String url) {
        return URI.create(
                (url.startsWith("/") ? base + url : url).replace(" ", "%20").replace("'", "%27"));
    }

    private Answer send(HttpRequest.Builder request, String... headers) {
        try {
            HttpResponse<String> response = http.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            return new Answer(-1, Map.of(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
