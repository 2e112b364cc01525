package io.weiche.pipelines.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.pipelines.Sources;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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
    Page<Sources.Source> list() {
        return Page.whole(sources.list());
    }

    @PostMapping("/sources")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = DictionaryRequests.NewSource.class, required = "name")
    @ResponseStatus(HttpStatus.CREATED)
    Sources.Source open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var code = body.text("code");
        var name = body.text("name");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        return sources.open(code, name, sort);
    }

    @PatchMapping("/sources/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(DictionaryRequests.SourceChange.class)
    Sources.Source change(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var sort = body.integer("sort", 0, MAX_SORT);
        body.refuseUnknown();
        return sources.change(id, name, sort);
    }

    @DeleteMapping("/sources/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        sources.delete(id);
    }
}
