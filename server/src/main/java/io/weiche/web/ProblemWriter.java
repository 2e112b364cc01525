package io.weiche.web;

import io.weiche.kernel.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes a problem where no controller is near: in filters.
@Component
public class ProblemWriter {
    private final JsonMapper json;
    private final List<ForeignDoor> foreignDoors;

    ProblemWriter(JsonMapper json, ObjectProvider<ForeignDoor> foreignDoors) {
        this.json = json;
        this.foreignDoors = foreignDoors.stream().toList();
    }

    /// For filters in front of every door.
    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        for (var door : foreignDoors) {
            if (door.isFor(request)) {
                door.refuse(request, response, problem);
                return;
            }
        }
        write(response, problem);
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
