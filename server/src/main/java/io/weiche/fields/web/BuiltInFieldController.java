package io.weiche.fields.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.fields.BuiltInFields;
import io.weiche.fields.RequiredField;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What is asked of the fields every account has.
@RestController
@RequestMapping("/api/v1/fields/builtin")
class BuiltInFieldController {
    private static final String ONE = "/{kind:leads|deals|contacts|companies}/{field}";

    private final BuiltInFields fields;

    BuiltInFieldController(BuiltInFields fields) {
        this.fields = fields;
    }

    /// @param required every record must have a value
    /// @param stageIds stages that are not entered without one
    record RequirementChange(
            @Nullable Boolean required, @Nullable List<Long> stageIds) {}

    /// All that can be required, also what nobody requires.
    ///
    /// @param kind absent: of all kinds
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<RequiredField> list(@RequestParam(required = false) @Nullable RecordKind kind) {
        return Page.whole(fields.list(kind));
    }

    @GetMapping(ONE)
    @Requires(Right.SIGNED_IN)
    ResponseEntity<RequiredField> get(@PathVariable String kind, @PathVariable String field) {
        return answer(fields.get(RecordKind.ofWord(kind), field));
    }

    @PatchMapping(ONE)
    @Requires(Right.EDIT_SETTINGS)
    @Takes(RequirementChange.class)
    ResponseEntity<RequiredField> change(
            @PathVariable String kind,
            @PathVariable String field,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var required = body.bool("required");
        var stageIds = body.ids("stageIds");
        body.refuseUnknown();
        return answer(fields.change(
                RecordKind.ofWord(kind),
                field,
                Etags.expectedVersion(ifMatch),
                now -> new RequiredField(
                        now.kind(),
                        now.field(),
                        Objects.requireNonNullElse(required, now.required()),
                        stageIds == null ? now.stageIds() : stageIds,
                        now.version())));
    }

    private static ResponseEntity<RequiredField> answer(RequiredField field) {
        return Etags.ok(field, field.version());
    }
}
