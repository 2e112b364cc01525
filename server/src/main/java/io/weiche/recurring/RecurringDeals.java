package io.weiche.recurring;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.access.Subject;
import io.weiche.access.Users;
import io.weiche.accounts.Entitlement;
import io.weiche.deals.DealCopies;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Pipelines;
import io.weiche.records.AccountDay;
import io.weiche.records.Cursor;
import io.weiche.web.Etags;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Templates and their verbs. One belongs to the account and not to whoever made it: it is seen by those who may read
/// its deals, and changed by those who may add and change deals like them.
@Service
public class RecurringDeals {
    private static final int PREVIEWED = 5;
    private static final String SORT = "next";

    private final RecurringDealStore store;
    private final SoldTemplates sold;
    private final DealCopies copies;
    private final DealMaking making;
    private final MakingStore makings;
    private final DueDeals due;
    private final Pipelines pipelines;
    private final Users users;
    private final Access access;
    private final AccountDay day;
    private final Audit audit;

    RecurringDeals(
            RecurringDealStore store,
            SoldTemplates sold,
            DealCopies copies,
            DealMaking making,
            MakingStore makings,
            DueDeals due,
            Pipelines pipelines,
            Users users,
            Access access,
            AccountDay day,
            Audit audit) {
        this.store = store;
        this.sold = sold;
        this.copies = copies;
        this.making = making;
        this.makings = makings;
        this.due = due;
        this.pipelines = pipelines;
        this.users = users;
        this.access = access;
        this.day = day;
        this.audit = audit;
    }

    /// The next one first, those that are over last.
    @Transactional(readOnly = true)
    public Page<RecurringDeal> list(int limit, @Nullable String cursor) {
        access.require(RecordKind.DEAL, Action.READ);
        var which = store.readable(making.firstStages());
        var found = store.list(which, place(cursor), limit + 1);
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        var total = Page.total(cursor, page.size(), more, () -> store.count(which, Page.COUNT_TO));
        return new Page<>(page, more ? cursor(page.getLast()) : null, total);
    }

    private static RecurringDealStore.@Nullable Place place(@Nullable String text) {
        var cursor = Cursor.decode(text, SORT);
        try {
            return cursor == null ? null : new RecurringDealStore.Place(LocalDate.parse(cursor.value()), cursor.id());
        } catch (DateTimeException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }

    private static String cursor(RecurringDeal last) {
        var place = RecurringDealStore.Place.of(last);
        return new Cursor(SORT, place.on().toString(), place.id()).encode();
    }

    @Transactional(readOnly = true)
    public RecurringDeal get(long id) {
        return seen(store.find(id), Action.READ);
    }

    /// The first dates of a schedule from today on.
    @Transactional(readOnly = true)
    public List<LocalDate> preview(Schedule schedule) {
        return schedule.dates(day.today(), PREVIEWED);
    }

    /// Makes a template of a deal as it stands, with what the current user sees of it.
    ///
    /// @param draft what is to be other than in the deal
    /// @throws Problem plan-does-not-include-recurring-deals, not-found or forbidden
    @Transactional
    public RecurringDeal open(long dealId, UnaryOperator<RecurringDraft> draft) {
        requirePlan();
        var data = copies.beginning(dealId);
        var pipelineId = Objects.requireNonNull(data.pipelineId());
        var today = day.today();
        var wanted = draft.apply(new RecurringDraft(
                data.title(),
                pipelineId,
                data.responsibleId(),
                new Schedule(Schedule.Unit.MONTH, 1, today, null, null),
                null,
                null));
        check(null, wanted, today);
        var id = store.insert(wanted, data, wanted.schedule().from(today), CurrentUser.requireId());
        if (FieldGroup.AMOUNT.isSeen()) {
            sold.copy(dealId, id);
        }
        audit.write("recurring-deal-opened", subject(id), null, told(wanted));
        return store.find(id).orElseThrow();
    }

    private void requirePlan() {
        if (due.obstacle().filter(Obstacle.PLAN::equals).isPresent()) {
            throw new Problem(ProblemType.PLAN_DOES_NOT_INCLUDE_RECURRING, "Recurring deals are not part of this plan.")
                    .with("entitlement", Entitlement.RECURRING_DEALS);
        }
    }

    private void check(@Nullable RecurringDraft before, RecurringDraft next, LocalDate today) {
        if (before == null || before.responsibleId() != next.responsibleId()) {
            users.requireActive("responsibleId", next.responsibleId());
        }
        requireMaking(subject(next));
        var first = next.schedule().firstOn();
        if (first.isBefore(today)
                && (before == null || !before.schedule().firstOn().equals(first))) {
            throw BadInput.of("schedule.firstOn", "in-the-past", "The first date must not lie in the past.");
        }
    }

    /// Who may add and change deals like those it makes.
    private void requireMaking(Subject deal) {
        access.requireAdding(deal);
        access.require(deal, Action.CHANGE);
    }

    private Subject subject(RecurringDraft draft) {
        var stage = pipelines.require("pipelineId", draft.pipelineId()).firstStage();
        return Subject.deal(draft.responsibleId(), draft.pipelineId(), stage.id(), false);
    }

    private RecurringDeal seen(Optional<RecurringDeal> found, Action action) {
        var template = found.orElseThrow(Problem::notFound);
        var deal = subject(template.draft());
        access.require(deal, Action.READ);
        if (action != Action.READ) {
            requireMaking(deal);
        }
        return template;
    }

    private RecurringDeal locked(long id, @Nullable Integer expectedVersion) {
        var template = seen(store.lock(id), Action.CHANGE);
        Etags.refuseOther(expectedVersion, template.version());
        return template;
    }

    /// A changed schedule begins anew: dates before today, and those that were made, are over.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public RecurringDeal change(long id, @Nullable Integer expectedVersion, UnaryOperator<RecurringDraft> change) {
        var before = locked(id, expectedVersion);
        var next = change.apply(before.draft());
        if (next.equals(before.draft())) {
            return before;
        }
        var today = day.today();
        check(before.draft(), next, today);
        var nextOn = next.schedule().equals(before.draft().schedule())
                ? before.nextOn()
                : before.next(next.schedule(), today);
        store.update(id, next, nextOn);
        audit.write("recurring-deal-changed", subject(id), told(before.draft()), told(next));
        return store.find(id).orElseThrow();
    }

    /// What becomes due while it is paused is not made.
    @Transactional
    public RecurringDeal pause(long id) {
        var template = locked(id, null);
        if (template.pausedAt() == null) {
            store.pause(id);
            audit.write("recurring-deal-paused", subject(id), null, null);
        }
        return store.find(id).orElseThrow();
    }

    /// Goes on with the first date from today on.
    @Transactional
    public RecurringDeal resume(long id) {
        var template = locked(id, null);
        if (template.pausedAt() != null) {
            store.resume(
                    id,
                    template.nextOn() == null
                            ? null
                            : template.next(template.draft().schedule(), day.today()));
            audit.write("recurring-deal-resumed", subject(id), null, null);
        }
        return store.find(id).orElseThrow();
    }

    /// One deal now, beside the dates.
    ///
    /// @return its number
    /// @throws Problem conflict when it cannot be made, with the obstacle
    @Transactional
    public long makeNow(long id) {
        locked(id, null);
        requirePlan();
        var template = makings.lock(id);
        var stages = making.firstStages();
        template.obstacle(stages).ifPresent(obstacle -> {
            throw Problem.conflict("It cannot be made: " + obstacle + ".").with("obstacle", obstacle);
        });
        return making.make(List.of(template.now(stages, day.today()))).getFirst();
    }

    /// The deals it made stay.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        var template = locked(id, expectedVersion);
        store.delete(id);
        audit.write("recurring-deal-deleted", subject(id), told(template.draft()), null);
    }

    /// How many somebody is responsible for.
    @Transactional(readOnly = true)
    public int of(long responsibleId) {
        return store.of(responsibleId);
    }

    /// Another one is responsible from now on. Whoever calls has checked both.
    ///
    /// @return how many templates
    @Transactional
    public int handOver(long from, long to) {
        return store.handOver(from, to);
    }

    private static String subject(long id) {
        return "recurring-deal:" + id;
    }

    /// Numbers and days, nothing anybody wrote.
    private static Map<String, ?> told(RecurringDraft draft) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("pipelineId", draft.pipelineId());
        told.put("responsibleId", draft.responsibleId());
        told.put("schedule", draft.schedule());
        told.put("beginAfter", draft.beginAfter());
        told.put("closeAfter", draft.closeAfter());
        return told;
    }
}
