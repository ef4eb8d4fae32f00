package io.rollcall.entra.domain.internal.connection;

import io.rollcall.entra.domain.connection.CippConnect;
import io.rollcall.host.api.problem.Problem;
import io.rollcall.host.api.work.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads what a person typed into the CIPP form; every wrong field is told at once. */
final class CippForm {
    private static final int MOST_CHARACTERS = 500;
    private static final Pattern USER_INFO = Pattern.compile("^([^/?#]*//)?[^/?#]*@");
    private static final Pattern QUERY_OR_FRAGMENT = Pattern.compile("[?#].*", Pattern.DOTALL);

    private final List<Problem.FieldError> errors = new ArrayList<>();

    private CippForm() {}

    static CandidateConnection read(TenantId tenant, CippConnect.Candidate candidate) {
        CippForm form = new CippForm();
        String apiUrl = form.text("apiUrl", withoutSecrets(candidate.apiUrl()));
        String clientId = form.text("clientId", candidate.clientId());
        form.text("clientSecret", candidate.clientSecret().reveal());
        Optional<UUID> partner = form.tenantId(candidate.tenantId());
        if (partner.isEmpty() || !form.errors.isEmpty()) {
            throw new Problem.Invalid("The CIPP connection is not complete.", form.errors).refuse();
        }
        Map<String, String> settings = Map.of(
                "apiUrl",
                apiUrl,
                "clientId",
                clientId,
                "tenantId",
                partner.get().toString());
        return CandidateConnection.cipp(tenant, partner.get(), settings, candidate.clientSecret());
    }

    /** What is pasted may carry an Azure function's key ({@code ?code=…}) or a password: neither is kept or shown. */
    private static String withoutSecrets(String pasted) {
        return QUERY_OR_FRAGMENT
                .matcher(USER_INFO.matcher(pasted).replaceFirst("$1"))
                .replaceFirst("");
    }

    private String text(String field, String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
            errors.add(new Problem.FieldError(field, "1 to " + MOST_CHARACTERS + " characters are needed."));
        }
        return text;
    }

    private Optional<UUID> tenantId(String typed) {
        try {
            return Optional.of(UUID.fromString(typed.strip()));
        } catch (IllegalArgumentException noUuid) {
            errors.add(new Problem.FieldError("tenantId", "The MSP's own Entra tenant ID is needed: a UUID."));
            return Optional.empty();
        }
    }
}
