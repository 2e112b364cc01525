package io.weiche.intake;

import io.weiche.access.Action;
import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Deciding about inquiries, one after the other, and taking the last decision back.
@Service
public class Triage {

    private final InquiryList list;
    private final TriageStore store;
    private final TriagedRecords records;
    private final Attaching attaching;
    private final OpenWithCustomer openWithCustomer;
    private final RecordDirectory directory;
    private final Users users;

    Triage(
            InquiryList list,
            TriageStore store,
            TriagedRecords records,
            Attaching attaching,
            OpenWithCustomer openWithCustomer,
            RecordDirectory directory,
            Users users) {
        this.list = list;
        this.store = store;
        this.records = records;
        this.attaching = attaching;
        this.openWithCustomer = openWithCustomer;
        this.directory = directory;
        this.users = users;
    }

    /// @param keptDealId a deal of the inquiry's own that stays although it was attached to another one
    public record Decided(
            long decisionId, Inquiry inquiry, @Nullable Long keptDealId) {}

    /// How many wait; of each at most [#limit].
    public record Counts(int open, int mine, int unassigned, int snoozed, int limit) {}

    @Transactional(readOnly = true)
    public Counts counts() {
        return new Counts(
                count(InboxFilter.View.OPEN, InboxFilter.Whose.ALL),
                count(InboxFilter.View.OPEN, InboxFilter.Whose.MINE),
                count(InboxFilter.View.OPEN, InboxFilter.Whose.UNASSIGNED),
                count(InboxFilter.View.SNOOZED, InboxFilter.Whose.ALL),
                InquiryList.COUNTED);
    }

    private int count(InboxFilter.View view, InboxFilter.Whose whose) {
        return list.count(new InboxFilter(null, view, whose));
    }

    @Transactional(readOnly = true)
    public Inquiry get(long id) {
        return list.find(id).orElseThrow(Problem::notFound);
    }

    /// What the inquiry may be attached to: open leads and deals of its customer that the current user may change.
    @Transactional(readOnly = true)
    public List<OpenWithCustomer.Target> targets(long id) {
        return openWithCustomer.of(get(id));
    }

    /// @param expected the version the caller saw, null for any; so for all decisions
    @Transactional
    public Decided done(long id, @Nullable Integer expected) {
        return mark(id, expected, Decision.Kind.DONE, TriageState.DONE);
    }

    /// Back among those that wait.
    @Transactional
    public Decided open(long id, @Nullable Integer expected) {
        return mark(id, expected, Decision.Kind.OPENED, TriageState.OPEN);
    }

    private Decided mark(long id, @Nullable Integer expected, Decision.Kind kind, TriageState state) {
        var inquiry = require(id, expected);
        var before = store.standing(id);
        return decided(inquiry, kind, before, before.as(state), Decision.Effect.NONE, null);
    }

    /// @throws BadInput when the time is over or far away
    @Transactional
    public Decided snooze(long id, @Nullable Integer expected, OffsetDateTime until) {
        if (!store.inTheNextYear(until)) {
            throw BadInput.of("until", "out-of-range", "The time must lie in the next twelve months.");
        }
        var inquiry = require(id, expected);
        var before = store.standing(id);
        return decided(inquiry, Decision.Kind.SNOOZED, before, before.until(until), Decision.Effect.NONE, null);
    }

    /// Nobody wanted anything from us. The lead or deal the inquiry made is lost, with the reason; one it was only
    /// noted on is left alone.
    @Transactional
    public Decided junk(long id, @Nullable Integer expected, @Nullable Long reasonId, @Nullable String comment) {
        var inquiry = require(id, expected);
        var record = inquiry.current();
        records.requireReason(record == null ? RecordKind.LEAD : record.kind(), reasonId);
        var before = store.standing(id);
        var effect =
                record == null || inquiry.loggedOnly() ? Decision.Effect.NONE : records.lose(record, reasonId, comment);
        return decided(inquiry, Decision.Kind.JUNK, before, before.as(TriageState.JUNK), effect, null);
    }

    /// Puts somebody in charge of the lead or deal the inquiry made. It still waits, for them.
    @Transactional
    public Decided assign(long id, @Nullable Integer expected, long userId) {
        var inquiry = require(id, expected);
        var record = inquiry.current();
        if (record == null || inquiry.loggedOnly()) {
            throw Problem.conflict("The inquiry made no lead or deal of its own. Attach it, or change that record.");
        }
        users.requireActive("responsibleId", userId);
        var before = store.standing(id);
        var effect = records.hand(record, userId);
        return decided(inquiry, Decision.Kind.ASSIGNED, before, before.given(), effect, null);
    }

    /// Makes it belong to a lead or deal that is open already.
    @Transactional
    public Decided attach(long id, @Nullable Integer expected, RecordRef target) {
        var inquiry = require(id, expected);
        var before = store.standing(id);
        var attached = attaching.attach(inquiry, before, target);
        return decided(
                inquiry, Decision.Kind.ATTACHED, before, attached.standing(), attached.effect(), attached.keptDealId());
    }

    private Decided decided(
            Inquiry inquiry,
            Decision.Kind kind,
            Decision.Standing before,
            Decision.Standing next,
            Decision.Effect effect,
            @Nullable Long keptDealId) {
        var decision = store.decide(inquiry.id(), inquiry.version(), kind, before, next, effect);
        return new Decided(decision, list.get(inquiry.id()), keptDealId);
    }

    private Inquiry require(long id, @Nullable Integer expected) {
        var inquiry = get(id);
        requireWork(inquiry);
        Etags.refuseOther(expected, inquiry.version());
        return inquiry;
    }

    /// Whoever decides works on what the inquiry became.
    private void requireWork(Inquiry inquiry) {
        var record = inquiry.current();
        if (record != null) {
            directory.require(record, Action.CHANGE);
        }
    }

    /// Takes a decision back, as long as it is the last one about its inquiry. Everybody may who might decide now:
    /// whoever gave away what they may not see any more cannot take it back.
    ///
    /// @throws Problem undo-not-possible when somebody decided or changed the record since
    @Transactional
    public Inquiry undo(long decisionId) {
        var decision = store.lock(decisionId).orElseThrow(Problem::notFound);
        var inquiry = get(decision.inquiryId());
        requireWork(inquiry);
        if (decision.undone()) {
            throw refused("undone-already", "It has been taken back already.");
        }
        if (inquiry.version() != decision.inquiryVersion()) {
            throw refused("decided-since", "Somebody has decided about the inquiry since.");
        }
        if (decision.kind() == Decision.Kind.ATTACHED) {
            attaching.takeBack(decision.effect());
        } else {
            records.putBack(decision.effect());
        }
        store.takeBack(decision);
        return list.get(decision.inquiryId());
    }

    private static Problem refused(String reason, String detail) {
        return new Problem(ProblemType.UNDO_NOT_POSSIBLE, detail).with("reason", reason);
    }
}
