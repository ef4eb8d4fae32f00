package io.rollcall.host.rest.internal.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rollcall.host.api.problem.Problem.FieldError;
import java.util.List;
import java.util.Optional;

/**
 * RFC 9457, with our own members after {@code instance}.
 *
 * @param error the sentence again, for readers of {@code success} and {@code error} alone
 * @param code snake_case, for programs
 * @param reference names our log line of an unexpected fault
 * @param requestId names the outside system's request, for its support
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        boolean success,
        String error,
        String code,
        List<FieldError> fields,
        List<String> details,
        Optional<String> reference,
        Optional<String> requestId) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemBody of(Kind kind, String sentence, String path) {
        return new ProblemBody(
                "urn:rollcall:problem:" + kind.code(),
                kind.title(),
                kind.status(),
                sentence,
                path,
                false,
                sentence,
                kind.code(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    ProblemBody withFields(List<FieldError> named) {
        return new ProblemBody(
                type, title, status, detail, instance, success, error, code, named, details, reference, requestId);
    }

    ProblemBody withDetails(List<String> listed) {
        return new ProblemBody(
                type, title, status, detail, instance, success, error, code, fields, listed, reference, requestId);
    }

    ProblemBody withReference(String logged) {
        return new ProblemBody(
                type,
                title,
                status,
                detail,
                instance,
                success,
                error,
                code,
                fields,
                details,
                Optional.of(logged),
                requestId);
    }

    ProblemBody withUpstream(String failureClass, Optional<String> outside) {
        return new ProblemBody(
                type,
                title,
                status,
                detail,
                instance,
                success,
                error,
                failureClass,
                fields,
                details,
                reference,
                outside);
    }
}
