package io.weiche.mailboxes.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.mailboxes.Templates;
import io.weiche.mailboxes.Templates.Template;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Texts that people send again and again.
@RestController
@RequestMapping("/api/v1/mail-templates")
class TemplateController {
    private final Templates templates;

    TemplateController(Templates templates) {
        this.templates = templates;
    }

    /// @param body may hold placeholders: {vorname}, {nachname}, {name}, {firma}, {mein_name}, {mein_konto}
    record TemplateRequest(
            @Nullable String name,
            @Nullable String subject,
            @Nullable String body) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<Template> list() {
        return Page.whole(templates.list());
    }

    @PostMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = TemplateRequest.class,
            required = {"name", "body"})
    @Answers(status = 201)
    ResponseEntity<Template> open(@RequestBody JsonNode json) {
        var opened = templates.open(draft(json));
        return ResponseEntity.created(URI.create("/api/v1/mail-templates/" + opened.id()))
                .eTag(Etags.of(opened.version()))
                .body(opened);
    }

    @PatchMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = TemplateRequest.class,
            required = {"name", "body"})
    ResponseEntity<Template> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var changed = templates.change(id, Etags.requireVersion(ifMatch), draft(json));
        return Etags.ok(changed, changed.version());
    }

    private static Templates.Draft draft(JsonNode json) {
        var body = JsonBody.of(json);
        var draft = new Templates.Draft(body.text("name"), body.text("subject"), body.text("body"));
        body.refuseUnknown();
        return draft;
    }

    @DeleteMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        templates.delete(id);
    }
}
