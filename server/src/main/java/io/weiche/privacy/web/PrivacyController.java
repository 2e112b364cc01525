package io.weiche.privacy.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.privacy.Privacy;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What a person may ask for.
@RestController
@RequestMapping("/api/v1/{kind:leads|contacts}/{id}")
class PrivacyController {
    private final Privacy privacy;

    PrivacyController(Privacy privacy) {
        this.privacy = privacy;
    }

    /// @param name of the person, typed
    record EraseBody(String name) {}

    /// Everything that is kept about a person, as a file.
    @GetMapping("/personal-data")
    @Requires(Right.ADMINISTRATOR)
    @Answers(status = 200, value = Object.class)
    ResponseEntity<JsonNode> export(@PathVariable String kind, @PathVariable long id) {
        var name = ContentDisposition.attachment().filename(kind + "-" + id + ".json");
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(privacy.export(ref(kind, id)));
    }

    /// Erases a person everywhere. Nothing takes this back.
    @PostMapping("/erasure")
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = EraseBody.class, required = "name")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String kind, @PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.requireLine("name", Texts.NAME);
        body.refuseUnknown();
        privacy.erase(ref(kind, id), name);
    }

    private static RecordRef ref(String kind, long id) {
        return new RecordRef(RecordKind.ofWord(kind), id);
    }
}
