package io.weiche.fields.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFieldDraft;
import io.weiche.fields.CustomFields;
import io.weiche.fields.FieldType;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

/// The fields an account adds to its records.
@RestController
@RequestMapping("/api/v1/fields")
class CustomFieldController {
    private static final int MAX_SORT = 1_000_000;
    private static final int MAX_DECIMALS = 6;
    private static final int LABEL = 100;

    private final CustomFields fields;

    CustomFieldController(CustomFields fields) {
        this.fields = fields;
    }

    /// @param kind absent: of all kinds
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<CustomField> list(
            @RequestParam(required = false) @Nullable RecordKind kind,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.part(kind == null ? fields.list() : fields.list(kind), CustomField::id, limit, cursor);
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<CustomField> get(@PathVariable long id) {
        return answer(fields.get(id));
    }

    private static ResponseEntity<CustomField> answer(CustomField field) {
        return Etags.ok(field, field.version());
    }

    @PostMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = FieldRequests.NewField.class,
            required = {"kind", "label", "type"})
    @Answers(status = 201)
    ResponseEntity<CustomField> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var code = body.line("code", LABEL);
        var options = options(body);
        var stageIds = body.ids("stageIds");
        var draft = new CustomFieldDraft(
                body.requireChoice("kind", RecordKind.class),
                code,
                CustomFieldDraft.requireLabel("label", body.text("label")),
                body.requireChoice("type", FieldType.class),
                body.integer("decimals", 0, MAX_DECIMALS),
                Boolean.TRUE.equals(body.bool("required")),
                Boolean.TRUE.equals(body.bool("prominent")),
                false,
                body.integer("sort", 0, MAX_SORT),
                options == null ? List.of() : options,
                stageIds == null ? List.of() : stageIds,
                List.of(),
                kinds(body));
        body.refuseUnknown();
        var field = fields.open(draft);
        return Etags.created("/api/v1/fields/" + field.id(), field, field.version());
    }

    @PatchMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(FieldRequests.Change.class)
    ResponseEntity<CustomField> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var label = body.has("label") ? CustomFieldDraft.requireLabel("label", body.text("label")) : null;
        var decimals = body.integer("decimals", 0, MAX_DECIMALS);
        var required = body.bool("required");
        var prominent = body.bool("prominent");
        var archived = body.bool("archived");
        var sort = body.integer("sort", 0, MAX_SORT);
        var options = options(body);
        var stageIds = body.ids("stageIds");
        var mapsTo = targets(body);
        body.refuseUnknown();
        return answer(fields.change(
                id,
                Etags.expectedVersion(ifMatch),
                now -> new CustomFieldDraft(
                        now.kind(),
                        now.code(),
                        label == null ? now.label() : label,
                        now.type(),
                        decimals == null ? now.decimals() : decimals,
                        Objects.requireNonNullElse(required, now.required()),
                        Objects.requireNonNullElse(prominent, now.prominent()),
                        Objects.requireNonNullElse(archived, now.archived()),
                        sort == null ? now.sort() : sort,
                        options == null ? now.options() : options,
                        stageIds == null
                                ? now.stageIds()
                                : stageIds.stream().distinct().sorted().toList(),
                        mapsTo == null ? now.mapsTo() : mapsTo,
                        List.of())));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        fields.delete(id, Etags.expectedVersion(ifMatch));
    }

    private static @Nullable List<CustomFieldDraft.Choice> options(JsonBody body) {
        var parts = body.objects("options", CustomFieldDraft.MOST_OPTIONS);
        if (parts == null) {
            return null;
        }
        var choices = new ArrayList<CustomFieldDraft.Choice>();
        for (var part : parts) {
            choices.add(new CustomFieldDraft.Choice(
                    part.id("id"), CustomFieldDraft.requireLabel(part.path("label"), part.text("label"))));
            part.refuseUnknown();
        }
        return choices;
    }

    private static @Nullable List<CustomField.Target> targets(JsonBody body) {
        var parts = body.objects("mapsTo");
        if (parts == null) {
            return null;
        }
        var targets = new ArrayList<CustomField.Target>();
        for (var part : parts) {
            var kind = part.requireChoice("kind", RecordKind.class);
            var fieldId = part.id("fieldId");
            part.refuseUnknown();
            if (fieldId == null) {
                throw BadInput.required(part.path("fieldId"));
            }
            targets.add(new CustomField.Target(kind, fieldId));
        }
        return targets;
    }

    private static List<RecordKind> kinds(JsonBody body) {
        var node = body.node("alsoFor");
        if (node == null) {
            return List.of();
        }
        if (!node.isArray() || node.size() > RecordKind.values().length) {
            throw BadInput.of("alsoFor", "wrong-type", "This must be a list of kinds of records.");
        }
        var kinds = new ArrayList<RecordKind>();
        for (var word : node) {
            if (!word.isString()) {
                throw BadInput.of("alsoFor", "wrong-type", "This must be a list of kinds of records.");
            }
            try {
                kinds.add(RecordKind.ofWord(word.stringValue()));
            } catch (BadInput e) {
                throw BadInput.of("alsoFor", "unknown-kind", "There is no kind of record with this name.");
            }
        }
        return kinds;
    }
}
