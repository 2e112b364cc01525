package io.weiche.web;

import io.weiche.kernel.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/// Turns what a use case throws into a problem. The one place where exceptions become HTTP.
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem) {
        return ProblemBody.of(problem).toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> badInput(BadInput input) {
        return ProblemBody.invalid(input.errors()).toResponse();
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongParameter(MethodArgumentTypeMismatchException e) {
        return badInput(BadInput.of(e.getName(), "wrong-type", "This value does not fit."));
    }

    @ExceptionHandler
    ResponseEntity<Object> missingParameter(MissingServletRequestParameterException e) {
        return badInput(BadInput.required(e.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<Object> brokenParts(MultipartException e, HttpServletRequest request) {
        // no address of the interface takes parts; they are only looked at where one reads a parameter
        return request.getRequestURI().startsWith("/api/")
                ? framework(new HttpMediaTypeNotSupportedException(MediaType.MULTIPART_FORM_DATA, List.of()))
                : problem(new Problem(ProblemType.MALFORMED_REQUEST, "The parts of the request cannot be read."));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case StreamConstraintsException _ ->
                problem(new Problem(ProblemType.PAYLOAD_TOO_LARGE, "The JSON is too deep or a value too long."));
            case JacksonException json when json.getCause() instanceof BadInput input -> badInput(input);
            case JacksonException json -> badJson(json);
            case BadInput input -> badInput(input);
            case null, default -> problem(new Problem(ProblemType.MALFORMED_REQUEST, "The body cannot be read."));
        };
    }

    private ResponseEntity<Object> badJson(JacksonException e) {
        var path = JsonPaths.of(e);
        if (path.isEmpty()) {
            return problem(new Problem(ProblemType.MALFORMED_REQUEST, "The body is not valid JSON."));
        }
        return badInput(BadInput.of(path, "wrong-type", "This value does not fit, or the field is unknown."));
    }

    @ExceptionHandler
    void cutOff(CsvFile.CutOff e) {
        LOG.warn("an answer was cut off", e.getCause());
        throw e;
    }

    @ExceptionHandler
    void clientIsGone(AsyncRequestNotUsableException e) {
        LOG.debug("the client closed the connection");
    }

    @ExceptionHandler
    ResponseEntity<Object> anythingElse(Exception e) {
        if (e instanceof ErrorResponse response) {
            return framework(response);
        }
        var failure = DatabaseFailure.of(e);
        if (failure != DatabaseFailure.DEFECT) {
            LOG.info(
                    "the database refused: {} {} {}",
                    failure,
                    state(e),
                    e.getClass().getSimpleName());
        }
        return switch (failure) {
            case REFUSED_INPUT -> badInput(BadInput.of("", "refused", "A value was refused."));
            case TWIN -> problem(Problem.conflict("Somebody wrote the same at this moment."));
            case BUSY -> problem(Problem.unavailable());
            case DEFECT -> defect(e);
        };
    }

    private static @Nullable String state(Exception e) {
        var cause = DatabaseFailure.sqlException(e);
        return cause == null ? null : cause.getSQLState();
    }

    private ResponseEntity<Object> defect(Exception e) {
        var id = UUID.randomUUID().toString();
        LOG.error("request failed, id {}", id, e);
        return problem(
                new Problem(ProblemType.INTERNAL, "The error is logged under this id.").with(ProblemBody.ID, id));
    }

    private ResponseEntity<Object> framework(ErrorResponse response) {
        var type = switch (response.getStatusCode().value()) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.PAYLOAD_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.UNAVAILABLE;
            default -> ProblemType.MALFORMED_REQUEST;
        };
        return ProblemBody.of(type, response.getStatusCode().value(), null, null, Map.of())
                .toResponse(response.getHeaders());
    }
}
