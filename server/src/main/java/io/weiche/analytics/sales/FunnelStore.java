package io.weiche.analytics.sales;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Counts how records went through stages: all of a funnel in one statement.
@Repository
class FunnelStore {
    private static final Field<BigDecimal> MEAN = DSL.avg(Walks.STAY_SECONDS);
    private static final Field<BigDecimal> MEDIAN = DSL.percentileCont(0.5).withinGroupOrderBy(Walks.STAY_SECONDS);

    private final DSLContext db;
    private final Walks walks;

    FunnelStore(DSLContext db, Walks walks) {
        this.db = db;
        this.walks = walks;
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
            long left, @Nullable Long meanSeconds, @Nullable Long medianSeconds) {}

    /// @param spent by place
    record Counted(List<Group> groups, Map<Integer, Spent> spent) {}

    Counted count(FunnelQuery query) {
        var groups = new ArrayList<Group>();
        var spent = new HashMap<Integer, Spent>();
        var none = DSL.castNull(BigDecimal.class);
        for (var row : db.with(walks.of(query))
                .select(
                        Walks.FURTHEST.as("place"),
                        Walks.STOOD.as("stood"),
                        Walks.STANDS.as("stands"),
                        Walks.SEMANTICS.as("semantics"),
                        Walks.LOSS_REASON.as("loss_reason"),
                        DSL.count().as("count"),
                        DSL.sum(Walks.WORTH).as("amount"),
                        none.as("mean"),
                        none.as("median"))
                .from(Walks.RECORDS)
                .groupBy(Walks.FURTHEST, Walks.STOOD, Walks.STANDS, Walks.SEMANTICS, Walks.LOSS_REASON)
                .unionAll(DSL.select(
                                Walks.STAY_PLACE,
                                DSL.castNull(Integer.class),
                                DSL.castNull(Integer.class),
                                DSL.castNull(String.class),
                                DSL.castNull(Long.class),
                                DSL.count(),
                                none,
                                MEAN,
                                MEDIAN)
                        .from(Walks.STAYS)
                        .groupBy(Walks.STAY_PLACE))
                .fetch()) {
            int place = row.get("place", int.class);
            long count = row.get("count", long.class);
            var semantics = row.get("semantics", String.class);
            if (semantics == null) {
                spent.put(
                        place,
                        new Spent(
                                count,
                                SalesStore.seconds(row.get("mean", BigDecimal.class)),
                                SalesStore.seconds(row.get("median", BigDecimal.class))));
            } else {
                groups.add(new Group(
                        place,
                        row.get("stood", int.class),
                        row.get("stands", int.class),
                        semantics,
                        row.get("loss_reason", Long.class),
                        count,
                        Objects.requireNonNullElse(row.get("amount", BigDecimal.class), BigDecimal.ZERO)));
            }
        }
        return new Counted(groups, spent);
    }
}
