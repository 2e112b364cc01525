package io.weiche.organisation.web;

import io.weiche.access.Action;
import io.weiche.access.Explanation;
import io.weiche.access.FieldGroup;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.organisation.FieldGroupReaders;
import io.weiche.organisation.FieldReaders;
import io.weiche.organisation.Handovers;
import io.weiche.organisation.OpenRecords;
import io.weiche.organisation.Questions;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Questions about rights, and what else follows from who somebody is.
@RestController
@RequestMapping("/api/v1")
class RightsController {
    private final Questions questions;
    private final FieldReaders fields;
    private final FieldGroupReaders groups;
    private final OpenRecords openRecords;
    private final Handovers handovers;

    RightsController(
            Questions questions,
            FieldReaders fields,
            FieldGroupReaders groups,
            OpenRecords openRecords,
            Handovers handovers) {
        this.questions = questions;
        this.fields = fields;
        this.groups = groups;
        this.openRecords = openRecords;
        this.handovers = handovers;
    }

    record OpenRequest(boolean open) {}

    /// @param roleIds who sees it beside administrators
    record VisibilityRequest(boolean restricted, @Nullable List<Long> roleIds) {}

    /// @param openOnly leaves closed leads and deals where they are
    /// @param activities absent: planned activities go over as well
    /// @param deactivate true: whoever hands over leaves, in the same act
    record HandoverRequest(
            long toUserId,
            @Nullable Boolean openOnly,
            @Nullable Boolean activities,
            @Nullable Boolean deactivate) {}

    /// @param userId absent: whoever asks; others for administrators only
    /// @param pipelineId with a stage: as if the record stood there
    @GetMapping("/access/explanation")
    @Requires(Right.SIGNED_IN)
    Explanation why(
            @RequestParam String kind,
            @RequestParam long id,
            @RequestParam String action,
            @RequestParam(required = false) @Nullable Long userId,
            @RequestParam(required = false) @Nullable Long pipelineId,
            @RequestParam(required = false) @Nullable Long stageId) {
        return questions.why(new RecordRef(RecordKind.ofWord(kind), id), action(action), userId, pipelineId, stageId);
    }

    private static Action action(String word) {
        return Arrays.stream(Action.values())
                .filter(action -> action.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> BadInput.of("action", "unknown-value", "There is no such action."));
    }

    @PutMapping("/access/records/{kind:leads|deals|contacts|companies}/{id}/open-to-all")
    @Requires(Right.SIGNED_IN)
    @Takes(value = OpenRequest.class, required = "open")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable String kind, @PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var open = body.bool("open");
        body.refuseUnknown();
        if (open == null) {
            throw BadInput.required("open");
        }
        openRecords.change(new RecordRef(RecordKind.ofWord(kind), id), open);
    }

    @GetMapping("/access/fields")
    @Requires(Right.ADMINISTRATOR)
    Page<FieldReaders.Visibility> fields() {
        return Page.whole(fields.list());
    }

    @PutMapping("/access/fields/{id}")
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = VisibilityRequest.class, required = "restricted")
    FieldReaders.Visibility field(@PathVariable long id, @RequestBody JsonNode json) {
        var wanted = visibility(json);
        return fields.change(id, wanted.restricted(), wanted.roles());
    }

    /// Who sees the fields every account has, group by group.
    @GetMapping("/access/field-groups")
    @Requires(Right.ADMINISTRATOR)
    Page<FieldGroupReaders.GroupVisibility> groups() {
        return Page.whole(groups.list());
    }

    @PutMapping("/access/field-groups/{group:AMOUNT}")
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = VisibilityRequest.class, required = "restricted")
    FieldGroupReaders.GroupVisibility group(@PathVariable FieldGroup group, @RequestBody JsonNode json) {
        var wanted = visibility(json);
        return groups.change(group, wanted.restricted(), wanted.roles());
    }

    private record Visible(boolean restricted, List<Long> roles) {}

    private static Visible visibility(JsonNode json) {
        var body = JsonBody.of(json);
        var restricted = body.bool("restricted");
        var roles = body.ids("roleIds");
        body.refuseUnknown();
        if (restricted == null) {
            throw BadInput.required("restricted");
        }
        return new Visible(restricted, roles == null ? List.of() : roles);
    }

    /// What would go over.
    ///
    /// @param openOnly true: without closed leads and deals
    @GetMapping("/users/{id}/handover")
    @Requires(Right.ADMINISTRATOR)
    Handovers.Held held(@PathVariable long id, @RequestParam(required = false) @Nullable Boolean openOnly) {
        return handovers.held(id, Boolean.TRUE.equals(openOnly));
    }

    @PostMapping("/users/{id}/handover")
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = HandoverRequest.class, required = "toUserId")
    @Answers(status = 202)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Handovers.Handover handOver(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var to = body.id("toUserId");
        var openOnly = Boolean.TRUE.equals(body.bool("openOnly"));
        var activities = !Boolean.FALSE.equals(body.bool("activities"));
        var leaves = Boolean.TRUE.equals(body.bool("deactivate"));
        body.refuseUnknown();
        if (to == null) {
            throw BadInput.required("toUserId");
        }
        return leaves
                ? handovers.leave(id, to, openOnly, activities)
                : handovers.handOver(id, to, openOnly, activities);
    }
}
