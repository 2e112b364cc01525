package io.weiche.bitrix24.web;

import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.web.ForeignDoor;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// What filters refuse before it comes to the door, in the words of the compatible interface.
@Component
class RestRefusals implements ForeignDoor {
    @Override
    public boolean isFor(HttpServletRequest request) {
        return RestAddress.isUnder(request.getRequestURI());
    }

    @Override
    public void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        var answer = answer(request, error(problem));
        response.setStatus(answer.getStatusCode().value());
        response.setContentType(answer.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
        var body = answer.getBody();
        if (body != null) {
            response.getOutputStream().write(body);
        }
    }

    private static ResponseEntity<byte[]> answer(HttpServletRequest request, RestError error) {
        return RestAddress.isVersion3(request.getRequestURI())
                ? Envelope.version3(error.status(), error.code(), error.text())
                : Envelope.of(error);
    }

    /// Too many at once is the one limit there is, and nothing has been done yet: programs may slow down and repeat.
    private static RestError error(Problem problem) {
        return problem.type() == ProblemType.UNAVAILABLE
                ? new RestError(503, "QUERY_LIMIT_EXCEEDED", "Too many requests")
                : Errors.of(problem);
    }
}
