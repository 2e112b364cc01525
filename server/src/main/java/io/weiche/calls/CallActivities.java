package io.weiche.calls;

import io.weiche.access.CurrentUser;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.notifications.Notices;
import io.weiche.timeline.Activities;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDraft;
import io.weiche.timeline.Quiet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps the activity of a call as the call is. Nobody in particular does so: the telephone system may know less of
/// records than those whose calls it tells of.
@Component
class CallActivities {
    private final Activities activities;
    private final CallLineStore lines;
    private final Accounts accounts;
    private final Notices notices;
    private final Users users;

    CallActivities(Activities activities, CallLineStore lines, Accounts accounts, Notices notices, Users users) {
        this.users = users;
        this.activities = activities;
        this.lines = lines;
        this.accounts = accounts;
        this.notices = notices;
    }

    /// Whoever it rings for is shown it now, and told of it only when nobody takes it.
    ///
    /// @return null when the call concerns no record
    @Nullable
    Long open(Call call, @Nullable CallLine line, CallSubjects.Subject subject) {
        if (subject.records().isEmpty() || subject.responsibleId() == null) {
            return null;
        }
        var draft = new ActivityDraft(
                Activity.Type.CALL, title(call), text(call, line), null, subject.responsibleId(), subject.records());
        return CurrentUser.callAsSystem(
                () -> Quiet.callQuietly(() -> activities.open(draft).id()));
    }

    /// After something new was told. What people have written into the activity meanwhile stays.
    void follow(Call before, Call now, @Nullable CallLine line) {
        var id = now.outcome().activityId();
        if (id != null && !before.equals(now)) {
            CurrentUser.callAsSystem(() -> {
                Quiet.callQuietly(() -> activities.change(id, null, draft -> renewed(draft, before, now, line)));
                if (!now.state().goesOn() && before.state() != now.state()) {
                    end(id, now);
                } else if (now.state() == CallState.ANSWERED
                        && before.course().spokeId() == null
                        && now.course().spokeId() != null) {
                    activities.completedBy(id, now.course().spokeId());
                }
                return id;
            });
        }
    }

    private ActivityDraft renewed(ActivityDraft draft, Call before, Call now, @Nullable CallLine line) {
        var asWritten = Objects.equals(draft.description(), text(before, line));
        return new ActivityDraft(
                draft.type(),
                draft.title().equals(title(before)) ? title(now) : draft.title(),
                asWritten ? text(now, line) : draft.description(),
                draft.deadlineAt(),
                responsible(draft, before, now),
                draft.records());
    }

    /// Whoever has just taken the call. Somebody who has left takes no more work, though their extension still rings.
    private @Nullable Long responsible(ActivityDraft draft, Call before, Call now) {
        var spoke = now.course().spokeId();
        var takes = spoke != null
                && !spoke.equals(before.course().spokeId())
                && users.find(spoke).filter(User::active).isPresent();
        return takes ? spoke : draft.responsibleId();
    }

    private void end(long id, Call call) {
        if (CallTexts.callBack(call)) {
            var activity = activities.get(id);
            if (activity.pending()) {
                notices.assigned(List.of(activity));
            }
        } else {
            activities.complete(
                    id,
                    call.course().spokeId() == null
                            ? call.ours().userId()
                            : call.course().spokeId());
        }
    }

    private String title(Call call) {
        return CallTexts.title(call, accounts.get().language());
    }

    private @Nullable String text(Call call, @Nullable CallLine line) {
        var attended = line == null || lines.attended(line.id(), call.course().startedAt());
        return CallTexts.description(call, line, attended, accounts.get().language());
    }
}
