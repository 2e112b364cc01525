package io.weiche.web;

import io.weiche.kernel.BadInput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes a problem where no controller is near: in filters.
@Component
public class ProblemWriter {
    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletResponse response, Problem problem) throws IOException {
        write(response, ProblemBody.of(problem));
    }

    public void write(HttpServletResponse response, BadInput input) throws IOException {
        write(response, ProblemBody.invalid(input.errors()));
    }

    private void write(HttpServletResponse response, ProblemBody body) throws IOException {
        response.setStatus(body.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (body.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, body.retryAfter());
        }
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
