package io.weiche.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.kernel.BadInput.FieldError;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The body of `application/problem+json`.
///
/// @param instance names this one answer
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String instance,
        @Nullable List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> extras) {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemBody.class);

    /// Extension member with the number under which an error of ours is logged.
    static final String ID = "id";

    public static ProblemBody of(Problem problem) {
        return of(problem, problem.type().status().value());
    }

    /// @param status where the container chose a finer one than the type has
    static ProblemBody of(Problem problem, int status) {
        var type = problem.type();
        return of(type, status, problem.getMessage(), null, problem.extras());
    }

    public static ProblemBody invalid(List<FieldError> errors) {
        var type = ProblemType.INVALID_INPUT;
        var detail = errors.isEmpty()
                ? null
                : errors.getFirst().field() + ": " + errors.getFirst().message();
        return of(type, type.status().value(), detail, errors, Map.of());
    }

    /// Every problem has a number of its own, which stands in the log too: by it whoever was refused and whoever runs
    /// the server speak of the same thing. Nothing of the request is logged.
    static ProblemBody of(
            ProblemType type,
            int status,
            @Nullable String detail,
            @Nullable List<FieldError> errors,
            Map<String, Object> extras) {
        var id = extras.get(ID) instanceof String known
                ? known
                : UUID.randomUUID().toString();
        LOG.info("answered {} {}, id {}", status, type.slug(), id);
        return new ProblemBody(type.type().toString(), type.title(), status, detail, "urn:uuid:" + id, errors, extras);
    }

    ResponseEntity<Object> toResponse() {
        return toResponse(HttpHeaders.EMPTY);
    }

    /// @param headers that belong to this kind of refusal, as `Allow` does
    ResponseEntity<Object> toResponse(HttpHeaders headers) {
        var response = ResponseEntity.status(status).headers(headers);
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
