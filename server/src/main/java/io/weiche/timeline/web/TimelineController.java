package io.weiche.timeline.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.timeline.Activities;
import io.weiche.timeline.Entry;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Takes;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/// The timeline of any record, and comments in it.
@RestController
@RequestMapping("/api/v1")
class TimelineController {
    private final Timeline timeline;
    private final Activities activities;
    private final ActivityPayloads activityPayloads;
    private final Users users;

    TimelineController(Timeline timeline, Activities activities, ActivityPayloads activityPayloads, Users users) {
        this.timeline = timeline;
        this.activities = activities;
        this.activityPayloads = activityPayloads;
        this.users = users;
    }

    /// @param planned with the first part only
    /// @param pinned likewise: what stands above the others
    record TimelinePayload(
            List<ActivityPayload> planned,
            List<EntryPayload> pinned,
            List<EntryPayload> items,
            @Nullable String nextCursor) {}

    record Author(long id, String name) {}

    /// @param fromLead the entry belongs to the lead the record was made from
    record EntryPayload(
            long id,
            EntryType type,
            RecordPayload record,
            boolean fromLead,
            @Nullable Author author,
            OffsetDateTime createdAt,
            @Nullable String body,
            @Nullable JsonNode data,
            boolean pinned,
            @Nullable ActivityPayload activity) {}

    record RecordPayload(RecordKind kind, long id) {}

    /// @param types only entries of these types, divided by commas
    @GetMapping("/{kind:leads|deals|contacts|companies}/{id}/timeline")
    @Requires(Right.SIGNED_IN)
    TimelinePayload list(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String types,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var record = new RecordRef(RecordKind.ofWord(kind), id);
        var page = timeline.page(record, types(types), cursor, Limits.of(limit));
        var first = cursor == null;
        return new TimelinePayload(
                first ? activityPayloads.of(activities.pendingOf(record)) : List.of(),
                first ? entries(timeline.pinned(record), record) : List.of(),
                entries(page.items(), record),
                page.nextCursor());
    }

    private static Set<EntryType> types(@Nullable String names) {
        var types = EnumSet.noneOf(EntryType.class);
        if (names != null && !names.isEmpty()) {
            for (var name : names.split(",", EntryType.values().length + 1)) {
                types.add(Arrays.stream(EntryType.values())
                        .filter(type -> type.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> BadInput.of(
                                "types", "unknown-value", "Allowed are " + Arrays.toString(EntryType.values()) + ".")));
            }
        }
        return types;
    }

    private List<EntryPayload> entries(List<Entry> entries, RecordRef shown) {
        var names = users.names();
        var spokenOf = activityPayloads
                .of(activities.byIds(entries.stream()
                        .map(TimelineController::activityId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()))
                .stream()
                .collect(Collectors.toMap(ActivityPayload::id, Function.identity()));
        return entries.stream()
                .map(entry -> payload(entry, shown, names, spokenOf))
                .toList();
    }

    private static EntryPayload payload(
            Entry entry, RecordRef shown, Map<Long, String> names, Map<Long, ActivityPayload> spokenOf) {
        var authorId = entry.authorId();
        var activityId = activityId(entry);
        return new EntryPayload(
                entry.id(),
                entry.type(),
                new RecordPayload(entry.record().kind(), entry.record().id()),
                entry.record().kind() == RecordKind.LEAD && shown.kind() != RecordKind.LEAD,
                authorId == null ? null : new Author(authorId, names.getOrDefault(authorId, "#" + authorId)),
                entry.createdAt(),
                entry.body(),
                entry.data(),
                entry.pinned(),
                activityId == null ? null : spokenOf(entry, spokenOf.get(activityId)));
    }

    /// Only as long as it belongs to the record: whoever reads of it there may see no other one of its records.
    private static @Nullable ActivityPayload spokenOf(Entry entry, @Nullable ActivityPayload activity) {
        return activity != null
                        && activity.records().stream()
                                .anyMatch(one -> one.kind() == entry.record().kind()
                                        && one.id() == entry.record().id())
                ? activity
                : null;
    }

    private static @Nullable Long activityId(Entry entry) {
        var data = entry.data();
        return data != null && data.path("activityId").isIntegralNumber()
                ? data.path("activityId").longValue()
                : null;
    }

    @PostMapping("/{kind:leads|deals|contacts|companies}/{id}/comments")
    @Requires(Right.SIGNED_IN)
    @Takes(value = CommentRequest.class, required = "body")
    @ResponseStatus(HttpStatus.CREATED)
    EntryPayload comment(@PathVariable String kind, @PathVariable long id, @RequestBody JsonNode json) {
        var record = new RecordRef(RecordKind.ofWord(kind), id);
        var words = words(json);
        var entryId = timeline.comment(record, words.body(), words.mentions() == null ? List.of() : words.mentions());
        return entries(List.of(timeline.get(entryId)), record).getFirst();
    }

    @PatchMapping("/comments/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(value = CommentRequest.class, required = "body")
    EntryPayload rewrite(@PathVariable long id, @RequestBody JsonNode json) {
        var words = words(json);
        var entry = timeline.rewrite(id, words.body(), words.mentions());
        return entries(List.of(entry), entry.record()).getFirst();
    }

    private record Words(@Nullable String body, @Nullable List<Long> mentions) {}

    private static Words words(JsonNode json) {
        var body = JsonBody.of(json);
        var words = new Words(body.text("body"), body.ids("mentions"));
        body.refuseUnknown();
        return words;
    }

    @DeleteMapping("/comments/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        timeline.deleteComment(id);
    }

    @PostMapping("/timeline/{id}/pin")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pin(@PathVariable long id) {
        timeline.pin(id, true);
    }

    @DeleteMapping("/timeline/{id}/pin")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unpin(@PathVariable long id) {
        timeline.pin(id, false);
    }
}
