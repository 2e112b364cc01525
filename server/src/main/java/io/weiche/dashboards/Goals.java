package io.weiche.dashboards;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.analytics.Dimension;
import io.weiche.analytics.Report;
import io.weiche.analytics.ReportQuery;
import io.weiche.analytics.Reports;
import io.weiche.analytics.Touch;
import io.weiche.kernel.BadInput;
import io.weiche.web.Etags;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Goals and how far they are. Everybody who may see figures sees all goals, and of each what they may see of it.
@Service
public class Goals {
    private static final int MOST = 200;

    private final GoalStore store;
    private final WonDeals deals;
    private final Reports reports;
    private final Accounts accounts;
    private final Access access;

    Goals(GoalStore store, WonDeals deals, Reports reports, Accounts accounts, Access access) {
        this.store = store;
        this.deals = deals;
        this.reports = reports;
        this.accounts = accounts;
        this.access = access;
    }

    /// @param on a day of the periods that are meant; null: today
    @Transactional(readOnly = true)
    public List<Goal.Progress> list(@Nullable LocalDate on) {
        access.requireAnalytics(Action.READ);
        return progress(store.list().stream().filter(Goals::isSeen).toList(), on, Filter.NONE);
    }

    /// Those of them that are still there, by number.
    ///
    /// @param filter as far as it narrows each ([GoalFilter])
    @Transactional(readOnly = true)
    public Map<Long, Goal.Progress> progress(Collection<Long> ids, Filter filter) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var wanted = store.list().stream()
                .filter(goal -> ids.contains(goal.id()) && isSeen(goal))
                .toList();
        return progress(wanted, null, filter).stream()
                .collect(Collectors.toMap(one -> one.goal().id(), one -> one));
    }

    /// Those of them that are there and measure what the current user does not see.
    @Transactional(readOnly = true)
    public Set<Long> hidden(Collection<Long> ids) {
        return ids.isEmpty() || FieldGroup.AMOUNT.isSeen()
                ? Set.of()
                : store.list().stream()
                        .filter(goal -> !isSeen(goal))
                        .map(Goal::id)
                        .filter(ids::contains)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// The deals a goal has counted, as many as it says.
    ///
    /// @param only narrows it to a person, a department or a pipeline
    /// @throws Problem not-found when it counts none
    @Transactional(readOnly = true)
    public Page<WonDeals.WonDeal> deals(
            long id, @Nullable LocalDate on, Map<By, String> only, int limit, @Nullable String cursor) {
        var goal = store.find(id)
                .filter(one -> one.content().measured().ofDeals() && isSeen(one))
                .orElseThrow(Problem::notFound);
        var day = Objects.requireNonNullElse(on, today());
        return deals.list(goal, new WonDeals.Asked(goal.content().rhythm().around(day), only), limit, cursor);
    }

    @Transactional
    public Goal.Progress open(Goal.Content content) {
        access.requireAnalytics(Action.READ);
        requireRightOn(content);
        check(content);
        if (store.count() >= MOST) {
            throw Problem.conflict("At most " + MOST + " goals are possible. Delete some first.");
        }
        return progressOf(store.insert(CurrentUser.requireId(), content));
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public Goal.Progress change(long id, @Nullable Integer expectedVersion, Goal.Content content) {
        var before = requireChangeable(id);
        requireRightOn(content);
        check(content);
        Etags.refuseOther(expectedVersion, before.version());
        store.update(id, content);
        return progressOf(id);
    }

    /// @throws Problem not-found
    @Transactional(readOnly = true)
    public Goal get(long id) {
        access.requireAnalytics(Action.READ);
        return store.find(id).filter(Goals::isSeen).orElseThrow(Problem::notFound);
    }

    @Transactional
    public void delete(long id) {
        var _ = requireChangeable(id);
        store.delete(id);
    }

    /// Whether the current user may change it: a goal of their own, or any for who edits settings.
    public static boolean changeable(Goal.Content content) {
        var user = CurrentUser.require();
        return user.administrator()
                || user.editSettings()
                || user.userId() != null && user.userId().equals(content.whose().userId());
    }

    /// Of what somebody does not see they know no goal either.
    private static boolean isSeen(Goal goal) {
        return goal.content().measured().isSeen();
    }

    private Goal requireChangeable(long id) {
        access.requireAnalytics(Action.READ);
        var goal = store.lock(id).filter(Goals::isSeen).orElseThrow(Problem::notFound);
        requireRightOn(goal.content());
        return goal;
    }

    private void requireRightOn(Goal.Content content) {
        if (!changeable(content)) {
            access.require(Right.EDIT_SETTINGS);
        }
    }

    private void check(Goal.Content content) {
        if (content.measured() == Goal.Measured.REVENUE) {
            FieldGroup.AMOUNT.requireInput("measured");
        }
        store.missing(content.whose()).ifPresent(field -> {
            throw BadInput.of(field, "unknown-value", "This is not there, or not any more.");
        });
    }

    private Goal.Progress progressOf(long id) {
        return progress(List.of(store.find(id).orElseThrow()), null, Filter.NONE)
                .getFirst();
    }

    private LocalDate today() {
        return reports.query(null, null, Touch.FIRST, Map.of()).period().to();
    }

    private List<Goal.Progress> progress(List<Goal> goals, @Nullable LocalDate on, Filter filter) {
        var today = today();
        var day = Objects.requireNonNullElse(on, today);
        var ofDeals = new LinkedHashMap<Goal, WonDeals.Asked>();
        goals.stream()
                .filter(goal -> goal.content().measured().ofDeals())
                .forEach(goal -> ofDeals.put(
                        goal,
                        new WonDeals.Asked(
                                goal.content().rhythm().around(day),
                                GoalFilter.of(goal.content(), filter).only())));
        var won = deals.of(ofDeals);
        var asked = new LinkedHashMap<ReportQuery, Report>();
        return goals.stream()
                .map(goal -> {
                    var days = goal.content().rhythm().around(day);
                    var only = GoalFilter.of(goal.content(), filter).only();
                    var reached = won.get(goal);
                    if (reached != null) {
                        return progress(goal, days, reached, today, ofDeals(goal, days, only), !only.isEmpty());
                    }
                    var report = asked.computeIfAbsent(
                            query(goal.content().whose(), days, only),
                            query -> reports.report(query, Dimension.SOURCE, false));
                    var numbers = report.total().numbers();
                    var answered = goal.content().measured() == Goal.Measured.ANSWERED;
                    return progress(
                            goal,
                            days,
                            BigDecimal.valueOf(answered ? numbers.answered() : numbers.inquiries()),
                            today,
                            report.total().list() + (answered ? "&of=ANSWERED" : ""),
                            !only.isEmpty());
                })
                .toList();
    }

    private static String ofDeals(Goal goal, Span.Days days, Map<By, String> only) {
        var address = new StringBuilder("/api/v1/goals/" + goal.id() + "/deals?on=" + days.from());
        new TreeMap<>(only)
                .forEach((by, key) -> address.append('&')
                        .append(by)
                        .append('=')
                        .append(URLEncoder.encode(key, StandardCharsets.UTF_8)));
        return address.toString();
    }

    private ReportQuery query(Goal.Whose whose, Span.Days days, Map<By, String> narrowed) {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        narrowed.forEach((by, key) -> by.ofInquiries().ifPresent(dimension -> only.put(dimension, key)));
        if (whose.userId() != null) {
            only.put(Dimension.RESPONSIBLE, Long.toString(whose.userId()));
        }
        if (whose.departmentId() != null) {
            only.put(Dimension.DEPARTMENT, Long.toString(whose.departmentId()));
        }
        return reports.query(days.from().toString(), days.to().toString(), Touch.FIRST, only);
    }

    private Goal.Progress progress(
            Goal goal, Span.Days days, BigDecimal value, LocalDate today, String list, boolean part) {
        var whole = ChronoUnit.DAYS.between(days.from(), days.to()) + 1;
        var gone = Math.clamp(ChronoUnit.DAYS.between(days.from(), today) + 1, 0, whole);
        var expected = goal.content()
                .target()
                .multiply(BigDecimal.valueOf(gone))
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
        var scale = goal.content().measured() == Goal.Measured.REVENUE ? 2 : 0;
        return new Goal.Progress(
                goal,
                days,
                value.setScale(scale, RoundingMode.HALF_UP),
                expected,
                accounts.get().currency(),
                list,
                part);
    }
}
