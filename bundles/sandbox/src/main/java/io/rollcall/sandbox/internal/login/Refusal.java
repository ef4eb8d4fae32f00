package io.rollcall.sandbox.internal.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.sandbox.internal.http.Json;
import io.rollcall.sandbox.internal.http.Reply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** The token endpoint's refusals by their AADSTS number, as facts/graph.md lists them. */
enum Refusal {
    REDIRECT_NOT_REGISTERED(
            50011,
            400,
            "invalid_request",
            "",
            "The redirect URI specified in the request does not match the redirect URIs configured for the application."),
    CONSENT_MISSING(
            65001,
            400,
            "invalid_grant",
            "consent_required",
            "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource."),
    ADMIN_CONSENT_MISSING(
            90094,
            400,
            "invalid_grant",
            "consent_required",
            "An administrator of the organization must consent to the application."),
    NOT_AUTHORISED_HERE(
            90099,
            400,
            "invalid_grant",
            "",
            "The application has not been authorized in the tenant. Applications must be authorized to access the customer tenant before partner delegated administrators can use them."),
    UNKNOWN_APPLICATION(
            700016,
            400,
            "unauthorized_client",
            "",
            "Application was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant."),
    WRONG_SECRET(
            7000215,
            401,
            "invalid_client",
            "",
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID."),
    EXPIRED_SECRET(7000222, 401, "invalid_client", "", "The provided client secret keys for the app are expired."),
    CERTIFICATE_MISMATCH(
            700027,
            401,
            "invalid_client",
            "",
            "The certificate with identifier used to sign the client assertion is not registered on application."),
    SECRET_MISSING(
            7000218,
            401,
            "invalid_client",
            "",
            "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
    MFA(
            50076,
            400,
            "interaction_required",
            "basic_action",
            "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource."),
    MFA_ENROLMENT(
            50079,
            400,
            "interaction_required",
            "basic_action",
            "Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication."),
    MFA_EXPIRED(
            50078,
            400,
            "interaction_required",
            "basic_action",
            "Presented multi-factor authentication has expired due to policies configured by your administrator."),
    CONDITIONAL_ACCESS(
            53003,
            400,
            "interaction_required",
            "message_only",
            "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance."),
    SECURITY_POLICY(530032, 400, "interaction_required", "message_only", "Blocked by security policy."),
    EXTERNAL_CHALLENGE(50158, 400, "interaction_required", "", "External security challenge was not satisfied."),
    NOT_IN_TENANT(
            50020,
            400,
            "invalid_grant",
            "",
            "User account from identity provider does not exist in tenant and cannot access the application in that tenant."),
    NOT_IN_GROUP(50177, 400, "invalid_grant", "", "External challenge is not supported for passthrough users."),
    REFRESH_TOKEN_EXPIRED(
            700082, 400, "invalid_grant", "bad_token", "The refresh token has expired due to inactivity."),
    REFRESH_TOKEN_REVOKED(
            50173,
            400,
            "invalid_grant",
            "bad_token",
            "The provided grant has expired due to it being revoked, a fresh auth token is needed."),
    SIGN_IN_TOO_OLD(
            70043,
            400,
            "invalid_grant",
            "bad_token",
            "The refresh token has expired or is invalid due to sign-in frequency checks by conditional access."),
    UNKNOWN_TENANT(
            90002,
            400,
            "invalid_request",
            "",
            "Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud."),
    OTHER_CLOUD(90038, 400, "invalid_request", "", "Tenant was redirected to another national cloud."),
    CODE_EXPIRED(
            70008,
            400,
            "invalid_grant",
            "bad_token",
            "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource."),
    CODE_USED(
            54005,
            400,
            "invalid_grant",
            "",
            "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token."),
    MALFORMED_GRANT(9002313, 400, "invalid_grant", "bad_token", "Invalid request. Request is malformed or invalid."),
    REDIRECT_DIFFERS(
            500112,
            400,
            "invalid_grant",
            "",
            "The reply address does not match the reply address provided when requesting Authorization code."),
    VERIFIER_DIFFERS(
            501481,
            400,
            "invalid_grant",
            "",
            "The Code_Verifier does not match the code_challenge supplied in the authorization request."),
    PARAMETER_MISSING(
            900144,
            400,
            "invalid_request",
            "",
            "The request body must contain all required parameters: 'grant_type' and those of the grant."),
    GRANT_UNSUPPORTED(70003, 400, "unsupported_grant_type", "", "The app requested an unsupported grant type."),
    SCOPE_INVALID(
            1002012,
            400,
            "invalid_scope",
            "",
            "The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."),
    SCOPE_UNKNOWN(70011, 400, "invalid_scope", "", "The provided value for the input parameter 'scope' is not valid."),
    RESOURCE_UNKNOWN(500011, 400, "invalid_resource", "", "The resource principal was not found in the tenant."),
    THROTTLED(
            90055,
            429,
            "temporarily_unavailable",
            "",
            "There have been too many requests for this tenant or application."),
    UNAVAILABLE(90033, 503, "temporarily_unavailable", "", "A transient error has occurred. Please try again.");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final int number;
    private final int status;
    private final String error;
    private final String suberror;
    private final String text;

    Refusal(int number, int status, String error, String suberror, String text) {
        this.number = number;
        this.status = status;
        this.error = error;
        this.suberror = suberror;
        this.text = text;
    }

    static Optional<Refusal> numbered(int aadsts) {
        return Arrays.stream(values()).filter(r -> r.number == aadsts).findFirst();
    }

    /** The sentence that a person sees in the browser. */
    String sentence() {
        return "AADSTS" + number + ": " + text;
    }

    Reply reply(Instant now) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String time = TIME.format(now);
        ObjectNode body = Json.object()
                .put("error", error)
                .put(
                        "error_description",
                        sentence() + " Trace ID: " + trace + " Correlation ID: " + correlation + " Timestamp: " + time);
        body.putArray("error_codes").add(number);
        body.put("timestamp", time).put("trace_id", trace).put("correlation_id", correlation);
        body.put("error_uri", "https://login.microsoftonline.com/error?code=" + number);
        if (!suberror.isEmpty()) {
            body.put("suberror", suberror);
        }
        if (error.equals("interaction_required")) {
            body.put(
                    "claims", "{\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\"sandbox-policy\"]}}}");
        }
        return Reply.json(status, body);
    }
}
