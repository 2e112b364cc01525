package io.weiche.bulk.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.bulk.BulkAction;
import io.weiche.bulk.BulkChange;
import io.weiche.bulk.BulkChanges;
import io.weiche.bulk.BulkRun;
import io.weiche.conversion.Customers;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Changes of many records at once.
@RestController
@RequestMapping("/api/v1/bulk-changes")
class BulkChangeController {
    private final BulkChanges changes;
    private final Users users;

    BulkChangeController(BulkChanges changes, Users users) {
        this.changes = changes;
        this.users = users;
    }

    /// What is done to which records.
    ///
    /// @param filter as in lists; absent: all
    /// @param q as in lists
    /// @param stageId for STAGE, and optionally for PIPELINE
    /// @param customers for CONVERT; absent: as the account has it
    /// @param addTagIds for TAG, like removeTagIds
    /// @param withActivities for RESPONSIBLE: open activities of the old responsible go along
    /// @param withCustomers the same of contacts and companies; only for leads and deals
    record BulkChangeRequest(
            RecordKind kind,
            BulkAction action,
            @Nullable JsonNode filter,
            @Nullable String q,
            @Nullable Long responsibleId,
            @Nullable Long stageId,
            @Nullable Long pipelineId,
            @Nullable Long lossReasonId,
            @Nullable String lossComment,
            @Nullable Customers customers,
            @Nullable Boolean keepActivitiesOpen,
            @Nullable List<Long> addTagIds,
            @Nullable List<Long> removeTagIds,
            @Nullable Boolean withActivities,
            @Nullable Boolean withCustomers) {}

    record StarterPayload(long id, @Nullable String name) {}

    /// @param total null until the records are counted
    /// @param reason why the rest stayed as it was: `filter-gone` when something the filter asks for has gone since
    record BulkRunPayload(
            long id,
            RecordKind kind,
            BulkChange change,
            BulkRun.Status status,
            @Nullable String reason,
            @Nullable Long total,
            long changed,
            long unchanged,
            long failed,
            long undone,
            long kept,
            BulkRun.Followers followers,
            StarterPayload startedBy,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime finishedAt,
            @Nullable OffsetDateTime undoUntil) {}

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = BulkChangeRequest.class,
            required = {"kind", "action"})
    @Answers(status = 202)
    ResponseEntity<BulkRunPayload> start(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var kind = body.requireChoice("kind", RecordKind.class);
        var filter = filter(body);
        var search = body.text("q");
        var change = new BulkChange(
                body.requireChoice("action", BulkAction.class),
                body.id("responsibleId"),
                body.id("stageId"),
                body.id("pipelineId"),
                body.id("lossReasonId"),
                body.block("lossComment"),
                body.choice("customers", Customers.class),
                body.bool("keepActivitiesOpen"),
                body.ids("addTagIds"),
                body.ids("removeTagIds"),
                body.bool("withActivities"),
                body.bool("withCustomers"));
        body.refuseUnknown();
        var run = changes.start(kind, change, filter, search);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/bulk-changes/" + run.id()))
                .body(payload(run));
    }

    private static @Nullable String filter(JsonBody body) {
        var node = body.node("filter");
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw BadInput.of("filter", "malformed", "The filter must be an object like those of lists.");
        }
        var text = node.toString();
        Texts.refuseUnstorable("filter", text);
        return text;
    }

    /// One's own latest.
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<BulkRunPayload> list() {
        var names = users.names();
        return Page.whole(
                changes.list().stream().map(run -> payload(run, names)).toList());
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    BulkRunPayload get(@PathVariable long id) {
        return payload(changes.get(id));
    }

    /// Records that stayed as they were.
    ///
    /// @param kept true: those whose change an undo has left
    @GetMapping("/{id}/outcomes")
    @Requires(Right.SIGNED_IN)
    Page<BulkChanges.Line> outcomes(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Boolean kept,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return changes.outcomes(id, Boolean.TRUE.equals(kept), Limits.of(limit), cursor);
    }

    @PostMapping("/{id}/cancel")
    @Requires(Right.SIGNED_IN)
    BulkRunPayload cancel(@PathVariable long id) {
        return payload(changes.cancel(id));
    }

    @PostMapping("/{id}/undo")
    @Requires(Right.SIGNED_IN)
    @Answers(status = 202)
    ResponseEntity<BulkRunPayload> undo(@PathVariable long id) {
        return ResponseEntity.accepted().body(payload(changes.undo(id)));
    }

    private BulkRunPayload payload(BulkRun run) {
        return payload(run, users.names());
    }

    private static BulkRunPayload payload(BulkRun run, Map<Long, String> names) {
        return new BulkRunPayload(
                run.id(),
                run.kind(),
                run.change(),
                run.status(),
                run.reason(),
                run.total(),
                run.changed(),
                run.unchanged(),
                run.failed(),
                run.undone(),
                run.kept(),
                run.followers(),
                new StarterPayload(run.startedById(), names.get(run.startedById())),
                run.startedAt(),
                run.finishedAt(),
                run.undoUntil());
    }
}
