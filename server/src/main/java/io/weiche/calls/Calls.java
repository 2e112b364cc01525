package io.weiche.calls;

import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.intake.Inquiries;
import io.weiche.intake.InquiryResult;
import io.weiche.kernel.BadInput;
import io.weiche.web.Problem;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the telephone system tells of calls. It may tell everything often and in any order: the end is the same. Who
/// may hand in inquiries may open calls; who may go on telling of one is said by [CallRights].
@Service
public class Calls {
    private final CallStore store;
    private final CallLines lines;
    private final CallSubjects subjects;
    private final CallActivities activities;
    private final Ringing ringing;
    private final Users users;
    private final Accounts accounts;
    private final CallRights rights;
    private final Inquiries inquiries;

    Calls(
            CallStore store,
            CallLines lines,
            CallSubjects subjects,
            CallActivities activities,
            Ringing ringing,
            Users users,
            Accounts accounts,
            CallRights rights,
            Inquiries inquiries) {
        this.store = store;
        this.lines = lines;
        this.subjects = subjects;
        this.activities = activities;
        this.ringing = ringing;
        this.users = users;
        this.accounts = accounts;
        this.rights = rights;
        this.inquiries = inquiries;
    }

    /// @param inquiry what it was taken in as just now; null when it was not
    /// @param repeated it was registered before
    public record Registered(Call call, @Nullable InquiryResult inquiry, boolean repeated) {}

    /// A call begins, or is told of afterwards.
    ///
    /// @param externalId names it in the telephone system: the same twice is one call
    @Transactional
    public Registered register(@Nullable String externalId, CallReport report, CallOptions options, CallReach reach) {
        requireAdding(report);
        return told(open(externalId, reach), report, options);
    }

    private Call open(@Nullable String externalId, CallReach reach) {
        var call = store.open(externalId, Call.Opener.me());
        rights.require(call, reach);
        return call;
    }

    /// As programs of the compatible interface mean it: the same number told by the same person within half an hour is
    /// the same call, unless it has a name.
    @Transactional
    public Registered registerLoosely(@Nullable String externalId, CallReport report, CallOptions options) {
        requireAdding(report);
        var user = report.userId();
        var direction = Objects.requireNonNull(report.direction());
        var number = CallNumber.of(report.number(), accounts.get().country());
        var known = externalId != null || user == null
                ? null
                : store.lately(CurrentUser.requireId(), user, direction, number.value())
                        .orElse(null);
        if (known != null) {
            return new Registered(store.lock(known).orElseThrow(), null, true);
        }
        return register(externalId, report, options, CallReach.RIGHTS);
    }

    /// Also of a call that has not been registered yet.
    @Transactional
    public Call tell(String externalId, CallReport report, CallReach reach) {
        requireAdding(report);
        return told(open(externalId, reach), report, CallOptions.STANDARD).call();
    }

    @Transactional
    public Call tell(long id, CallReport report, CallReach reach) {
        return told(mine(id, reach), known(report), CallOptions.STANDARD).call();
    }

    /// A telephone system knows the calls it has told of, under its own names.
    @Transactional
    Call tell(CallProvider provider, String externalId, CallReport report) {
        return told(store.open(externalId, provider.opener()), known(report), CallOptions.STANDARD)
                .call();
    }

    private Call mine(long id, CallReach reach) {
        var call = store.lock(id).orElseThrow(Problem::notFound);
        rights.require(call, reach);
        return call;
    }

    /// Shows the card of the caller to people.
    @Transactional
    public void show(long id, Set<Long> people) {
        var call = mine(id, CallReach.RIGHTS);
        if (call.state().goesOn()) {
            ringing.show(id, people);
        }
    }

    @Transactional
    public void hide(long id, Set<Long> people) {
        ringing.hide(mine(id, CallReach.RIGHTS).id(), people);
    }

    /// For whoever sees it ring and has no time.
    @Transactional
    public void dismiss(long id) {
        var me = CurrentUser.requireId();
        if (!store.ringsFor(id).contains(me)) {
            throw Problem.notFound();
        }
        ringing.hide(id, Set.of(me));
    }

    /// By the clock of the database.
    @Transactional(readOnly = true)
    public OffsetDateTime now() {
        return store.now();
    }

    private void requireAdding(CallReport report) {
        inquiries.requireTaking();
        known(report);
    }

    /// @throws BadInput when it names people who are not there
    private CallReport known(CallReport report) {
        Map<String, @Nullable Long> people = new LinkedHashMap<>();
        people.put("userId", report.userId());
        people.put("answeredById", report.answeredById());
        people.put("endedById", report.endedById());
        people.forEach((field, id) -> {
            if (id != null && users.find(id).isEmpty()) {
                throw BadInput.of(field, "unknown-user", "There is no user with this number.");
            }
        });
        return report;
    }

    private Registered told(Call before, CallReport report, CallOptions options) {
        var line = report.line() == null ? null : lines.find(report.line()).orElse(null);
        var number = CallNumber.of(report.number(), accounts.get().country());
        var now = before.with(report, number, line == null ? null : line.id());
        if (now.equals(before)) {
            return new Registered(before, null, before.registered());
        }
        var settings = now.ours().lineId() == null
                ? null
                : lines.find(now.ours().lineId()).filter(CallLine::active).orElse(null);
        if (before.registered() || !now.registered()) {
            store.save(now);
            activities.follow(before, now, settings);
            ringing.follow(before, now);
            return new Registered(now, null, before.registered());
        }
        return registered(now, settings, options);
    }

    private Registered registered(Call call, @Nullable CallLine line, CallOptions options) {
        var subject = subjects.of(call, line, options);
        var inquiry = subject.inquiry();
        // more may have been told already than that it rings
        var activity = activities.open(call.asRinging(), line, subject);
        var now = call.became(
                new Call.Outcome(subject.responsibleId(), inquiry == null ? null : inquiry.inquiryId(), activity));
        store.save(now);
        activities.follow(now.asRinging(), now, line);
        if (options.shows() && (inquiry == null || !inquiry.held())) {
            ringing.begin(now, line, store.now());
        }
        return new Registered(now, inquiry, false);
    }
}
