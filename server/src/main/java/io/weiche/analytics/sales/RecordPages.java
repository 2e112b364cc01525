package io.weiche.analytics.sales;

import io.weiche.access.FieldGroup;
import io.weiche.analytics.ListPages;
import io.weiche.pipelines.Semantics;
import io.weiche.web.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.function.LongSupplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows leads or deals that a condition counts, the latest first, with their exact count.
@Component
class RecordPages {
    private final DSLContext db;
    private final SalesFacts facts;

    RecordPages(DSLContext db, SalesFacts facts) {
        this.db = db;
        this.facts = facts;
    }

    /// @param at the moment they are counted under
    Page<CountedRecord> page(
            Countable record, Field<OffsetDateTime> at, Condition wanted, int limit, @Nullable String cursor) {
        return page(
                record,
                at,
                wanted,
                limit,
                cursor,
                () -> db.fetchCount(DSL.selectOne().from(record.table()).where(wanted)));
    }

    /// @param count how many are wanted, where somebody knows already; asked on the first page only
    Page<CountedRecord> page(
            Countable record,
            Field<OffsetDateTime> at,
            Condition wanted,
            int limit,
            @Nullable String cursor,
            LongSupplier count) {
        var worth = (FieldGroup.AMOUNT.isSeen() ? facts.worth(record) : DSL.castNull(BigDecimal.class)).as("worth");
        var pipeline = record.pipelineId().as("pipeline");
        var rows = db.select(
                        record.id(),
                        record.title(),
                        pipeline,
                        record.stageId(),
                        record.semantics(),
                        record.responsibleId(),
                        record.sourceId(),
                        worth,
                        record.createdAt(),
                        record.closedAt())
                .from(record.table())
                .where(wanted)
                .and(ListPages.after(at, record.id(), cursor))
                .orderBy(ListPages.latestFirst(at, record.id()))
                .limit(ListPages.rows(limit))
                .fetch(row -> new ListPages.Row<>(
                        row.get(at),
                        row.get(record.id()),
                        new CountedRecord(
                                record.kind(),
                                row.get(record.id()),
                                row.get(record.title()),
                                row.get(pipeline),
                                row.get(record.stageId()),
                                Semantics.ofCode(row.get(record.semantics())),
                                row.get(record.responsibleId()),
                                row.get(record.sourceId()),
                                rounded(row, worth),
                                row.get(record.createdAt()),
                                row.get(record.closedAt()))));
        return ListPages.of(rows, limit, cursor, count);
    }

    private static @Nullable BigDecimal rounded(Record row, Field<BigDecimal> worth) {
        var value = row.get(worth);
        return value == null ? null : value.setScale(2, RoundingMode.HALF_UP);
    }
}
