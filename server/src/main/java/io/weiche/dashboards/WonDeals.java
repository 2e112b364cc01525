package io.weiche.dashboards;

import static io.weiche.db.tables.Tables.DEAL;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Columns;
import io.weiche.access.FieldGroup;
import io.weiche.accounts.Accounts;
import io.weiche.analytics.Calendar;
import io.weiche.analytics.Exchange;
import io.weiche.analytics.Team;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.web.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Deals won in the period of a goal, as far as the current user may see them and figures about them. Counted and
/// listed by the same condition.
@Repository
public class WonDeals {
    private final DSLContext db;
    private final Access access;
    private final Accounts accounts;

    WonDeals(DSLContext db, Access access, Accounts accounts) {
        this.db = db;
        this.access = access;
        this.accounts = accounts;
    }

    /// @param revenue in the account's currency; null when nobody entered an amount, or a rate for it, and for
    /// whoever sees no amounts
    public record WonDeal(
            long id, String title, @Nullable BigDecimal revenue, long responsibleId, OffsetDateTime closedAt) {}

    /// What of a goal is asked for.
    ///
    /// @param only narrows it to a person, a department or a pipeline
    record Asked(Span.Days days, Map<By, String> only) {
        Asked {
            only = Map.copyOf(only);
        }
    }

    /// By goal: how many, or what they brought. In one pass, however many goals there are.
    Map<Goal, BigDecimal> of(Map<Goal, Asked> goals) {
        if (goals.isEmpty()) {
            return Map.of();
        }
        var columns = new ArrayList<Field<BigDecimal>>();
        var order = List.copyOf(goals.entrySet());
        for (var entry : order) {
            var goal = entry.getKey();
            Field<BigDecimal> amount =
                    goal.content().measured() == Goal.Measured.REVENUE ? revenue() : DSL.inline(BigDecimal.ONE);
            columns.add(DSL.sum(amount).filterWhere(belongs(goal, entry.getValue())));
        }
        var row = db.select(columns).from(DEAL).where(visible()).fetchSingle();
        var values = new HashMap<Goal, BigDecimal>();
        for (int i = 0; i < order.size(); i++) {
            values.put(order.get(i).getKey(), Objects.requireNonNullElse(row.get(columns.get(i)), BigDecimal.ZERO));
        }
        return values;
    }

    /// Newest numbers first, with the exact count.
    Page<WonDeal> list(Goal goal, Asked asked, int limit, @Nullable String cursor) {
        var wanted = visible().and(belongs(goal, asked));
        var revenue = FieldGroup.AMOUNT.isSeen() ? revenue() : DSL.castNull(BigDecimal.class);
        var rows = db.select(DEAL.ID, DEAL.TITLE, revenue, DEAL.RESPONSIBLE_ID, DEAL.CLOSED_AT)
                .from(DEAL)
                .where(wanted)
                .and(before(cursor))
                .orderBy(DEAL.ID.desc())
                .limit(limit + 1)
                .fetch(row ->
                        new WonDeal(row.value1(), row.value2(), rounded(row.value3()), row.value4(), row.value5()));
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        var total = cursor == null ? new Page.Total(db.fetchCount(DEAL, wanted), true) : null;
        return new Page<>(items, more ? Long.toString(items.getLast().id()) : null, total);
    }

    private Condition visible() {
        access.requireAnalytics(Action.READ);
        return DEAL.ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(DEAL.DELETED_AT.isNull())
                .and(DEAL.SEMANTICS.eq("S"))
                .and(access.condition(RecordKind.DEAL, Action.READ, DEAL))
                .and(access.analytics(Action.READ, Columns.of(RecordKind.DEAL, DEAL)));
    }

    private Condition belongs(Goal goal, Asked asked) {
        var days = asked.days();
        var zone = accounts.get().timeZone();
        var whose = goal.content().whose();
        return DEAL.CLOSED_AT
                .ge(days.from().atStartOfDay(zone).toOffsetDateTime())
                .and(DEAL.CLOSED_AT.lt(days.to().plusDays(1).atStartOfDay(zone).toOffsetDateTime()))
                .and(whose.userId() == null ? DSL.noCondition() : DEAL.RESPONSIBLE_ID.eq(whose.userId()))
                .and(whose.pipelineId() == null ? DSL.noCondition() : DEAL.PIPELINE_ID.eq(whose.pipelineId()))
                .and(
                        whose.departmentId() == null
                                ? DSL.noCondition()
                                : Team.has(Long.toString(whose.departmentId()), DEAL.RESPONSIBLE_ID))
                .and(DSL.and(asked.only().entrySet().stream()
                        .map(only -> narrowed(only.getKey(), only.getValue()))
                        .toList()));
    }

    private static Condition narrowed(By by, String key) {
        return switch (by) {
            case RESPONSIBLE -> DEAL.RESPONSIBLE_ID.cast(String.class).eq(key);
            case PIPELINE -> DEAL.PIPELINE_ID.cast(String.class).eq(key);
            case DEPARTMENT -> Team.has(key, DEAL.RESPONSIBLE_ID);
            default -> throw new IllegalArgumentException("no goal is narrowed by " + by);
        };
    }

    private Field<BigDecimal> revenue() {
        var account = accounts.get();
        return new Exchange(account.currency())
                .value(
                        DEAL.ACCOUNT_ID,
                        DEAL.AMOUNT,
                        DEAL.CURRENCY,
                        new Calendar(account.timeZone()).day(DEAL.CLOSED_AT));
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static Condition before(@Nullable String cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw BadInput.of("cursor", "unknown-value", "This is no place in the list.");
        }
        return DEAL.ID.lt(Long.valueOf(cursor));
    }
}
