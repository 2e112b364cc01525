package io.weiche.pipelines.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.pipelines.Sources;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Sources.
@RestController
@RequestMapping("/api/v1")
class SourceController {
    private static final int MAX_SORT = 1_000_000;

    private final Sources sources;

    SourceController(Sources sources) {
        this.sources = sources;
    }

    @GetMapping("/sources")
    @Requires(Right.SIGNED_IN)
    Page<Sources.Source> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.part(sources.list(), Sources.Source::id, limit, cursor);
    }

    @GetMapping("/sources/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Sources.Source> get(@PathVariable long id) {
        return answer(sources.get(id));
    }

    private static ResponseEntity<Sources.Source> answer(Sources.Source source) {
        return Etags.ok(source, source.version());
    }

    @PostMapping("/sources")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = DictionaryRequests.NewSource.class, required = "name")
    @Answers(status = 201)
    ResponseEntity<Sources.Source> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var code = body.text("code");
        var name = body.text("name");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        var source = sources.open(code, name, sort);
        return Etags.created("/api/v1/sources/" + source.id(), source, source.version());
    }

    @PatchMapping("/sources/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(DictionaryRequests.SourceChange.class)
    ResponseEntity<Sources.Source> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        return answer(sources.change(id, Etags.expectedVersion(ifMatch), name, sort));
    }

    @DeleteMapping("/sources/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        sources.delete(id, Etags.expectedVersion(ifMatch));
    }
}
