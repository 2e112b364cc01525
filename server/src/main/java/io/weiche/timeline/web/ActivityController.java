package io.weiche.timeline.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.timeline.Activities;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDetails;
import io.weiche.timeline.ActivityDraft;
import io.weiche.timeline.ActivityRecords;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
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

/// Activities: what is to be done, by whom, until when.
@RestController
@RequestMapping("/api/v1/activities")
class ActivityController {
    private final Activities activities;
    private final ActivityRecords records;
    private final ActivityPayloads payloads;

    ActivityController(Activities activities, ActivityRecords records, ActivityPayloads payloads) {
        this.activities = activities;
        this.records = records;
        this.payloads = payloads;
    }

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<ActivityPayload> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return activities.list(filter, due, sort, Limits.of(limit), cursor).map(payloads::of);
    }

    @GetMapping("/counters")
    @Requires(Right.SIGNED_IN)
    Activities.Counters counters() {
        return activities.counters();
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = ActivityRequest.class,
            required = {"title", "records"})
    @Answers(status = 201)
    ResponseEntity<ActivityPayload> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var type = body.choice("type", Activity.Type.class);
        var records = body.objects("records");
        var deadlineAt = body.time("deadlineAt");
        var draft = new ActivityDraft(
                type == null ? Activity.Type.TODO : type,
                body.requireLine("title", Texts.TITLE),
                body.block("description"),
                deadlineAt,
                body.id("responsibleId"),
                records == null
                        ? List.of()
                        : records.stream().map(ActivityController::ref).toList(),
                details(body, ActivityDetails.NONE, deadlineAt));
        body.refuseUnknown();
        var activity = activities.open(draft);
        return ResponseEntity.created(URI.create("/api/v1/activities/" + activity.id()))
                .eTag(Etags.of(activity.version()))
                .body(payloads.of(activity));
    }

    /// @param deadlineAt the one it will have; null for the standard deadline, which nobody can know the end of
    private static ActivityDetails details(JsonBody body, ActivityDetails now, @Nullable OffsetDateTime deadlineAt) {
        var next = body.has("place") ? now.at(body.line("place", Texts.NAME)) : now;
        next = body.has("colour") ? next.in(body.choice("colour", ActivityDetails.Colour.class)) : next;
        var reminders = body.ids("reminders");
        next = reminders == null ? next : next.reminding(reminders);
        var people = body.ids("participantIds");
        next = people == null ? next : next.with(people);
        if (!body.has("endsAt")) {
            return next;
        }
        var endsAt = body.time("endsAt");
        if (endsAt != null && deadlineAt == null) {
            throw BadInput.of("endsAt", "out-of-range", "What has an end has a deadline too.");
        }
        return deadlineAt == null ? next : next.lasting(deadlineAt, endsAt);
    }

    private static RecordRef ref(JsonBody body) {
        var kind = body.requireChoice("kind", RecordKind.class);
        var id = body.id("id");
        body.has("name");
        body.refuseUnknown();
        if (id == null) {
            throw BadInput.required(body.path("id"));
        }
        return new RecordRef(kind, id);
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<ActivityPayload> get(@PathVariable long id) {
        return answer(activities.get(id));
    }

    @PatchMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(ActivityRequest.Change.class)
    ResponseEntity<ActivityPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var changed = activities.change(id, Etags.expectedVersion(ifMatch), now -> changed(body, now));
        return answer(changed);
    }

    private static ActivityDraft changed(JsonBody body, ActivityDraft now) {
        var type = body.choice("type", Activity.Type.class);
        var named = body.time("deadlineAt");
        var deadlineAt = named == null ? now.deadlineAt() : named;
        var next = new ActivityDraft(
                type == null ? now.type() : type,
                body.has("title") ? body.requireLine("title", Texts.TITLE) : now.title(),
                body.has("description") ? body.block("description") : now.description(),
                deadlineAt,
                body.has("responsibleId") ? body.id("responsibleId") : now.responsibleId(),
                now.records(),
                details(body, now.details(), deadlineAt));
        body.refuseUnknown();
        return next;
    }

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        activities.delete(id, Etags.expectedVersion(ifMatch));
    }

    @PostMapping("/{id}/complete")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<ActivityPayload> complete(@PathVariable long id) {
        return answer(activities.complete(id));
    }

    @PostMapping("/{id}/reopen")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<ActivityPayload> reopen(@PathVariable long id) {
        return answer(activities.reopen(id));
    }

    /// Files it with another record too; at most 100.
    @PostMapping("/{id}/records")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = ActivityRequest.RecordRequest.class,
            required = {"kind", "id"})
    ResponseEntity<ActivityPayload> file(@PathVariable long id, @RequestBody JsonNode json) {
        return answer(records.add(id, ref(JsonBody.of(json))));
    }

    /// Takes it off one of its records. The last one keeps it.
    @DeleteMapping("/{id}/records/{kind:leads|deals|contacts|companies}/{recordId}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<ActivityPayload> takeOff(
            @PathVariable long id, @PathVariable String kind, @PathVariable long recordId) {
        return answer(records.remove(id, new RecordRef(RecordKind.ofWord(kind), recordId)));
    }

    private ResponseEntity<ActivityPayload> answer(Activity activity) {
        return Etags.ok(payloads.of(activity), activity.version());
    }
}
