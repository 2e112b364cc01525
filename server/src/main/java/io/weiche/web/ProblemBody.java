package io.weiche.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.kernel.BadInput.FieldError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The body of `application/problem+json`.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> extras) {

    public static ProblemBody of(Problem problem) {
        return of(problem, problem.type().status().value());
    }

    /// @param status where the container chose a finer one than the type has
    static ProblemBody of(Problem problem, int status) {
        var type = problem.type();
        return new ProblemBody(
                type.type().toString(), type.title(), status, problem.getMessage(), null, problem.extras());
    }

    public static ProblemBody invalid(List<FieldError> errors) {
        var type = ProblemType.INVALID_INPUT;
        var detail = errors.isEmpty()
                ? null
                : errors.getFirst().field() + ": " + errors.getFirst().message();
        return new ProblemBody(
                type.type().toString(), type.title(), type.status().value(), detail, errors, Map.of());
    }

    ResponseEntity<Object> toResponse() {
        var response = ResponseEntity.status(status);
        if (retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter());
        }
        return response.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(this);
    }

    /// Seconds, for the header of this name.
    @Nullable
    String retryAfter() {
        var seconds = extras.get(Problem.RETRY_AFTER);
        return seconds == null ? null : seconds.toString();
    }
}
