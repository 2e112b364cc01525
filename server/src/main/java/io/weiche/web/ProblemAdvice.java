package io.weiche.web;

import io.weiche.kernel.BadInput;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
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
    void clientIsGone(AsyncRequestNotUsableException e) {
        LOG.debug("the client closed the connection");
    }

    @ExceptionHandler
    ResponseEntity<Object> noDatabase(CannotCreateTransactionException e) {
        LOG.warn("no transaction could be opened: {}", e.getMessage());
        return problem(new Problem(ProblemType.UNAVAILABLE, "Try again in a moment."));
    }

    @ExceptionHandler
    ResponseEntity<Object> anythingElse(Exception e) {
        if (e instanceof ErrorResponse response) {
            return framework(response);
        }
        var state = sqlState(e);
        if (state != null && inputError(state, e)) {
            LOG.info("input refused by the database: {}", state);
            return badInput(new BadInput(List.of(new BadInput.FieldError("", "refused", "A value was refused: " + state))));
        }
        var id = UUID.randomUUID().toString();
        LOG.error("request failed, id {}", id, e);
        return problem(new Problem(ProblemType.INTERNAL, "The error is logged under this id.").with("id", id));
    }

    private ResponseEntity<Object> framework(ErrorResponse response) {
        var type = switch (response.getStatusCode().value()) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.PAYLOAD_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            default -> ProblemType.MALFORMED_REQUEST;
        };
        var body = new ProblemBody(
                type.type().toString(), type.title(), response.getStatusCode().value(), null, null, Map.of());
        return body.toResponse();
    }

    /// A value the caller sent, not our own forgotten account (SQLSTATE 22P02 about app.account_id, reliability 7.14).
    private static boolean inputError(String state, Exception e) {
        var ours = String.valueOf(e.getMessage()).contains("app.account_id");
        return !ours && e instanceof DataAccessException && (state.startsWith("22") || state.startsWith("23"));
    }

    private static @Nullable String sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
