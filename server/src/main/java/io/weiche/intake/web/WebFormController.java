package io.weiche.intake.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.config.Config;
import io.weiche.intake.WebForm;
import io.weiche.intake.WebForms;
import io.weiche.kernel.Texts;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Settings of web forms.
@RestController
@RequestMapping("/api/v1/forms")
class WebFormController {
    private final WebForms forms;
    private final Config config;

    WebFormController(WebForms forms, Config config) {
        this.forms = forms;
        this.config = config;
    }

    record FormPayload(
            long id,
            int version,
            String key,
            String url,
            String title,
            @Nullable String intro,
            @Nullable String thankYou,
            boolean active,
            @Nullable Long sourceId,
            long responsibleId) {}

    private FormPayload payload(WebForm form) {
        return new FormPayload(
                form.id(),
                form.version(),
                form.key(),
                config.publicUrl() + "/f/" + form.key(),
                form.title(),
                form.intro(),
                form.thankYou(),
                form.active(),
                form.sourceId(),
                form.responsibleId());
    }

    @GetMapping
    @Requires(Right.EDIT_SETTINGS)
    Page<FormPayload> list() {
        return Page.whole(forms.list().stream().map(this::payload).toList());
    }

    @PatchMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(InquiryRequest.FormChange.class)
    ResponseEntity<FormPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var form = forms.change(id, Etags.expectedVersion(ifMatch), now -> read(body, now));
        return Etags.ok(payload(form), form.version());
    }

    private static WebForm read(JsonBody body, WebForm now) {
        var active = body.bool("active");
        var responsibleId = body.id("responsibleId");
        var form = new WebForm(
                now.id(),
                now.version(),
                now.key(),
                body.has("title") ? body.requireLine("title", Texts.NAME) : now.title(),
                body.has("intro") ? body.block("intro") : now.intro(),
                body.has("thankYou") ? body.block("thankYou") : now.thankYou(),
                active == null ? now.active() : active,
                body.has("sourceId") ? body.id("sourceId") : now.sourceId(),
                responsibleId == null ? now.responsibleId() : responsibleId);
        body.refuseUnknown();
        return form;
    }
}
