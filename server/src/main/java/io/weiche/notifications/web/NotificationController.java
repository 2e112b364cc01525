package io.weiche.notifications.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.kernel.RecordKind;
import io.weiche.notifications.Notification;
import io.weiche.notifications.Notifications;
import io.weiche.notifications.Reason;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/// What the caller was told of.
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationController {
    private final Notifications notifications;
    private final Users users;

    NotificationController(Notifications notifications, Users users) {
        this.notifications = notifications;
        this.users = users;
    }

    record Person(long id, String name) {}

    record RecordPayload(RecordKind kind, long id, String name) {}

    /// @param actor who did it; null for the system
    /// @param kind of the record, or of the many
    /// @param record null when it speaks of several, or of none that the caller may see
    /// @param text the words of the comment or the title of the activity
    /// @param dueAt the deadline of that activity
    /// @param records how many it speaks of
    /// @param hidden what it speaks of is gone, or out of the caller's sight
    record NotificationPayload(
            long id,
            Reason reason,
            @Nullable Person actor,
            @Nullable RecordKind kind,
            @Nullable RecordPayload record,
            @Nullable String text,
            @Nullable Long activityId,
            @Nullable OffsetDateTime dueAt,
            int records,
            OffsetDateTime createdAt,
            boolean read,
            boolean hidden) {}

    /// @param count at most 100
    record Unread(int count) {}

    /// Up to which one everything has been read.
    ///
    /// @param until absent: all
    record ReadRequest(@Nullable Long until) {}

    /// Of which reasons the caller is told.
    record Settings(
            boolean assigned,
            boolean mentioned,
            boolean due,
            boolean inquiry,
            boolean chat,
            boolean automation,
            boolean observed) {
        static Settings of(Set<Reason> muted) {
            return new Settings(
                    !muted.contains(Reason.ASSIGNED),
                    !muted.contains(Reason.MENTIONED),
                    !muted.contains(Reason.DUE),
                    !muted.contains(Reason.INQUIRY),
                    !muted.contains(Reason.CHAT),
                    !muted.contains(Reason.AUTOMATION),
                    !muted.contains(Reason.OBSERVING));
        }
    }

    /// The same to change; what is absent stays.
    record SettingsRequest(
            @Nullable Boolean assigned,
            @Nullable Boolean mentioned,
            @Nullable Boolean due,
            @Nullable Boolean inquiry,
            @Nullable Boolean chat,
            @Nullable Boolean automation,
            @Nullable Boolean observed) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<NotificationPayload> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var names = users.names();
        return notifications
                .list(Limits.of(limit), cursor)
                .map(items -> items.stream().map(one -> payload(one, names)).toList());
    }

    private static NotificationPayload payload(Notification one, Map<Long, String> names) {
        var actor = one.actorId();
        var record = one.record();
        return new NotificationPayload(
                one.id(),
                one.reason(),
                actor == null ? null : new Person(actor, names.getOrDefault(actor, "#" + actor)),
                one.kind(),
                record == null || one.name() == null ? null : new RecordPayload(record.kind(), record.id(), one.name()),
                one.text(),
                one.activityId(),
                one.dueAt(),
                one.records(),
                one.createdAt(),
                one.read(),
                one.hidden());
    }

    @GetMapping("/unread")
    @Requires(Right.SIGNED_IN)
    Unread unread() {
        return new Unread(notifications.unread());
    }

    @PostMapping("/{id}/read")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable long id) {
        notifications.read(id);
    }

    @PostMapping("/read")
    @Requires(Right.SIGNED_IN)
    @Takes(ReadRequest.class)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var until = body.id("until");
        body.refuseUnknown();
        notifications.readAll(until);
    }

    @GetMapping("/settings")
    @Requires(Right.SIGNED_IN)
    Settings settings() {
        return Settings.of(notifications.muted());
    }

    @PatchMapping("/settings")
    @Requires(Right.SIGNED_IN)
    @Takes(SettingsRequest.class)
    Settings change(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var muted = new EnumMap<Reason, Boolean>(Reason.class);
        put(muted, Reason.ASSIGNED, body.bool("assigned"));
        put(muted, Reason.MENTIONED, body.bool("mentioned"));
        put(muted, Reason.DUE, body.bool("due"));
        put(muted, Reason.INQUIRY, body.bool("inquiry"));
        put(muted, Reason.CHAT, body.bool("chat"));
        put(muted, Reason.AUTOMATION, body.bool("automation"));
        var observed = body.bool("observed");
        Reason.OF_OBSERVERS.forEach(reason -> put(muted, reason, observed));
        body.refuseUnknown();
        notifications.mute(muted);
        return Settings.of(notifications.muted());
    }

    private static void put(Map<Reason, Boolean> muted, Reason reason, @Nullable Boolean wanted) {
        if (wanted != null) {
            muted.put(reason, !wanted);
        }
    }
}
