package io.weiche.analytics.sales;

import io.weiche.analytics.Counting;
import io.weiche.analytics.Months;
import io.weiche.analytics.Recipes;
import io.weiche.analytics.Stretches;
import io.weiche.analytics.Team;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Counts how records went through stages: all of a funnel in one statement.
@Repository
class FunnelStore {
    private static final String WAY = "way";
    private static final String STAY = "stay";

    private final DSLContext db;
    private final Walks walks;
    private final Months months;
    private final Recipes recipes;

    FunnelStore(DSLContext db, Walks walks, Months months, Recipes recipes) {
        this.db = db;
        this.walks = walks;
        this.months = months;
        this.recipes = recipes;
    }

    /// Records that went the same way.
    ///
    /// @param stands 0 when they are closed
    record Group(
            int furthest,
            int stood,
            int stands,
            String semantics,
            @Nullable Long lossReasonId,
            long count,
            BigDecimal amount) {}

    /// @param left how many left a place
    record Spent(
            long left, @Nullable Long meanSeconds, @Nullable Long medianSeconds) {
        static final Spent NONE = new Spent(0, null, null);
    }

    /// @param spent by place
    record Counted(List<Group> groups, Map<Integer, Spent> spent) {}

    Counted count(FunnelQuery query) {
        var groups = new ArrayList<Group>();
        var spent = new HashMap<Integer, Spent>();
        for (var tally : months.tallies(counting(query))) {
            var keys = tally.keys();
            long count = tally.counts().getFirst();
            if (STAY.equals(keys.getFirst())) {
                spent.put(number(keys.get(1)), new Spent(count, tally.mean(), tally.median()));
            } else {
                var reason = keys.get(5);
                groups.add(new Group(
                        number(keys.get(1)),
                        number(keys.get(2)),
                        number(keys.get(3)),
                        Objects.requireNonNull(keys.get(4)),
                        reason == null ? null : Long.valueOf(reason),
                        count,
                        tally.amounts().getFirst()));
            }
        }
        return new Counted(groups, spent);
    }

    private static int number(@Nullable String key) {
        return Integer.parseInt(Objects.requireNonNull(key));
    }

    private Counting counting(FunnelQuery query) {
        var stages = query.stages().stream()
                .map(stage -> stage.id() + stage.semantics().code())
                .toList();
        var recipe = recipes.of(
                Set.of(query.kind()),
                "funnel",
                query.kind(),
                stages,
                new TreeMap<>(query.records().only()),
                Team.people(db, query.records().department()));
        return new Counting(
                query.records().period(),
                recipe,
                Set.of(Counting.Counted.of(query.kind())),
                (when, byMonth) -> rows(query, when, byMonth));
    }

    private Select<Record5<LocalDate, String[], Long[], BigDecimal[], byte[]>> rows(
            FunnelQuery query, Stretches when, boolean byMonth) {
        var month = Counting.month(byMonth, Walks.MONTH);
        var stayMonth = Counting.month(byMonth, Walks.STAY_MONTH);
        var ways = db.with(walks.of(query, when))
                .select(
                        month,
                        DSL.array(
                                DSL.inline(WAY),
                                text(Walks.FURTHEST),
                                text(Walks.STOOD),
                                text(Walks.STANDS),
                                text(Walks.SEMANTICS),
                                text(Walks.LOSS_REASON)),
                        DSL.array(DSL.count().cast(Long.class)),
                        DSL.array(DSL.coalesce(DSL.sum(Walks.WORTH), DSL.inline(BigDecimal.ZERO))),
                        Counting.NO_SECONDS)
                .from(Walks.RECORDS)
                .groupBy(Walks.FURTHEST, Walks.STOOD, Walks.STANDS, Walks.SEMANTICS, Walks.LOSS_REASON, month);
        var stays = DSL.select(
                        stayMonth,
                        DSL.array(DSL.inline(STAY), text(Walks.STAY_PLACE)),
                        DSL.array(DSL.count().cast(Long.class)),
                        DSL.array(DSL.inline(BigDecimal.ZERO)),
                        Counting.seconds(Walks.STAY_SECONDS))
                .from(Walks.STAYS)
                .groupBy(Walks.STAY_PLACE, stayMonth);
        return ways.unionAll(stays);
    }

    private static Field<String> text(Field<?> key) {
        return key.cast(String.class);
    }
}
