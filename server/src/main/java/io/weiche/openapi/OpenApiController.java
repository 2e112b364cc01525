package io.weiche.openapi;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.web.Answers;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of the interface, as it was built.
@RestController
class OpenApiController {
    private static final Resource DOCUMENT = new ClassPathResource("api/openapi.json");

    /// Anyone: it is the same for everybody, holds nobody's data, and is read before there is a token.
    @GetMapping("/api/v1/openapi.json")
    @Requires(Right.ANYONE)
    @Answers(status = 200, value = Object.class)
    ResponseEntity<Resource> get() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(DOCUMENT);
    }
}
