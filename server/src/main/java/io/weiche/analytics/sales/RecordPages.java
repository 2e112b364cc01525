package io.weiche.analytics.sales;

import io.weiche.analytics.ListPages;
import io.weiche.pipelines.Semantics;
import io.weiche.web.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows leads or deals that a condition counts, newest first, with their exact count.
@Component
class RecordPages {
    private final DSLContext db;
    private final SalesFacts facts;

    RecordPages(DSLContext db, SalesFacts facts) {
        this.db = db;
        this.facts = facts;
    }

    Page<CountedRecord> page(Countable record, Condition wanted, int limit, @Nullable String cursor) {
        var worth = facts.worth(record).as("worth");
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
                .and(ListPages.after(record.id(), cursor))
                .orderBy(record.id().desc())
                .limit(limit + 1)
                .fetch(row -> new CountedRecord(
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
                        row.get(record.closedAt())));
        return ListPages.of(
                rows,
                CountedRecord::id,
                limit,
                cursor,
                () -> db.fetchCount(DSL.selectOne().from(record.table()).where(wanted)));
    }

    private static @Nullable BigDecimal rounded(Record row, Field<BigDecimal> worth) {
        var value = row.get(worth);
        return value == null ? null : value.setScale(2, RoundingMode.HALF_UP);
    }
}
