package io.weiche.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the container could not bring to a controller, as a problem. Asked for directly it does not exist.
@RestController
class ErrorAnswers implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<Object> answer(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var code = status instanceof Integer known ? known : 404;
        return ProblemBody.of(problem(code), code).toResponse();
    }

    static Problem problem(int status) {
        return switch (status) {
            case 404 -> new Problem(ProblemType.NOT_FOUND, "There is nothing at this address.");
            case 405 -> new Problem(ProblemType.METHOD_NOT_ALLOWED, "The method is not allowed here.");
            case 413 -> new Problem(ProblemType.PAYLOAD_TOO_LARGE, "The request is too large.");
            case 415 -> new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "This media type is not supported.");
            case 503 -> Problem.unavailable();
            default ->
                status < 500
                        ? new Problem(ProblemType.MALFORMED_REQUEST, "The request cannot be read.")
                        : new Problem(ProblemType.INTERNAL, "The error is logged.");
        };
    }
}
