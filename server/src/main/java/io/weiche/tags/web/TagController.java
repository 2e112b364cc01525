package io.weiche.tags.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.tags.Tag;
import io.weiche.tags.TaggedRecords;
import io.weiche.tags.Tags;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Tags, and putting them on records.
@RestController
@RequestMapping("/api/v1")
class TagController {
    private static final int MOST_AT_ONCE = 50;

    private final Tags tags;
    private final TaggedRecords records;

    TagController(Tags tags, TaggedRecords records) {
        this.tags = tags;
        this.records = records;
    }

    /// @param records how many carry it; only when asked for
    record TagPayload(
            long id, String name, String color, @Nullable Long records) {}

    /// @param color absent: one that goes with the others
    record TagRequest(String name, @Nullable String color) {}

    record MergeRequest(long intoId) {}

    /// @param add names; new ones become tags
    /// @param remove numbers
    record TaggingRequest(
            @Nullable List<String> add, @Nullable List<Long> remove) {}

    private static TagPayload payload(Tag tag) {
        return new TagPayload(tag.id(), tag.name(), tag.color(), null);
    }

    /// @param counted with the number of records that carry each
    @GetMapping("/tags")
    @Requires(Right.SIGNED_IN)
    Page<TagPayload> list(@RequestParam(required = false) @Nullable Boolean counted) {
        var uses = Boolean.TRUE.equals(counted) ? tags.uses() : null;
        return Page.whole(tags.list().stream().map(tag -> payload(tag, uses)).toList());
    }

    private static TagPayload payload(Tag tag, @Nullable Map<Long, Long> uses) {
        return uses == null
                ? payload(tag)
                : new TagPayload(tag.id(), tag.name(), tag.color(), uses.getOrDefault(tag.id(), 0L));
    }

    @PostMapping("/tags")
    @Requires(Right.SIGNED_IN)
    @Takes(value = TagRequest.class, required = "name")
    @Answers(status = 201)
    ResponseEntity<TagPayload> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var color = body.text("color");
        body.refuseUnknown();
        var tag = tags.open(name, color);
        return ResponseEntity.created(URI.create("/api/v1/tags/" + tag.id())).body(payload(tag));
    }

    @PatchMapping("/tags/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(TagRequest.class)
    TagPayload change(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("name");
        var color = body.text("color");
        body.refuseUnknown();
        return payload(tags.change(id, name, color));
    }

    @PostMapping("/tags/{id}/merge")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = MergeRequest.class, required = "intoId")
    TagPayload merge(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var intoId = body.id("intoId");
        body.refuseUnknown();
        if (intoId == null) {
            throw BadInput.required("intoId");
        }
        return payload(tags.merge(id, intoId));
    }

    @DeleteMapping("/tags/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        tags.delete(id);
    }

    /// Answers what the record carries afterwards.
    @PatchMapping("/{kind:leads|deals|contacts|companies}/{id}/tags")
    @Requires(Right.SIGNED_IN)
    @Takes(TaggingRequest.class)
    Page<TagPayload> tag(@PathVariable String kind, @PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var add = names(body);
        var remove = body.ids("remove");
        body.refuseUnknown();
        var carried =
                records.change(new RecordRef(RecordKind.ofWord(kind), id), add, remove == null ? List.of() : remove);
        return Page.whole(carried.stream().map(TagController::payload).toList());
    }

    private static List<String> names(JsonBody body) {
        var node = body.node("add");
        if (node == null) {
            return List.of();
        }
        if (!node.isArray() || node.size() > MOST_AT_ONCE) {
            throw BadInput.of("add", "wrong-type", "This must be a list of at most " + MOST_AT_ONCE + " words.");
        }
        var names = new ArrayList<String>();
        for (var word : node) {
            if (!word.isString()) {
                throw BadInput.of("add[" + names.size() + "]", "wrong-type", "This must be a word.");
            }
            names.add(word.stringValue());
        }
        return names;
    }
}
