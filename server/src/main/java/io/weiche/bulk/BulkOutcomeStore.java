package io.weiche.bulk;

import static io.weiche.db.tables.Tables.BULK_OUTCOME;

import io.weiche.db.tables.tables.records.BulkOutcomeRecord;
import io.weiche.kernel.CurrentAccount;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// What became of single records of runs.
@Repository
class BulkOutcomeStore {
    private final DSLContext db;

    BulkOutcomeStore(DSLContext db) {
        this.db = db;
    }

    private static Condition of(long runId) {
        return BULK_OUTCOME.ACCOUNT_ID.eq(CurrentAccount.require().value()).and(BULK_OUTCOME.RUN_ID.eq(runId));
    }

    /// A record that stayed as it was, with the reason.
    record Failure(long recordId, String reason, @Nullable String detail) {}

    void failed(long runId, List<Failure> failures) {
        if (failures.isEmpty()) {
            return;
        }
        db.batchInsert(failures.stream()
                        .map(failure -> {
                            var row = new BulkOutcomeRecord();
                            row.setAccountId(CurrentAccount.require().value());
                            row.setRunId(runId);
                            row.setRecordId(failure.recordId());
                            row.setOutcome("FAILED");
                            row.setReason(failure.reason());
                            row.setDetail(failure.detail());
                            row.changed(BULK_OUTCOME.DECIDED_AT, false);
                            return row;
                        })
                        .toList())
                .execute();
    }

    /// Changed records whose change has not been taken back or kept, the next of them.
    List<Long> notUndone(BulkRun run) {
        return db.select(BULK_OUTCOME.RECORD_ID)
                .from(BULK_OUTCOME)
                .where(of(run.id()))
                .and(BULK_OUTCOME.OUTCOME.eq("CHANGED"))
                .and(BULK_OUTCOME.UNDO.isNull())
                .and(BULK_OUTCOME.RECORD_ID.gt(run.lastRecordId()))
                .orderBy(BULK_OUTCOME.RECORD_ID)
                .limit(run.batchSize())
                .fetch(BULK_OUTCOME.RECORD_ID);
    }

    /// These were not taken back.
    int keep(long runId, List<Long> ids, String reason) {
        return db.update(BULK_OUTCOME)
                .set(BULK_OUTCOME.UNDO, "KEPT")
                .set(BULK_OUTCOME.UNDO_REASON, reason)
                .where(of(runId))
                .and(BULK_OUTCOME.RECORD_ID.in(ids))
                .and(BULK_OUTCOME.UNDO.isNull())
                .execute();
    }

    /// One record people should look at: it failed, or its change was not taken back.
    record Line(long recordId, String reason, @Nullable String detail) {}

    /// @param kept those the undo kept; else those that failed
    List<Line> list(long runId, boolean kept, long afterRecordId, int limit) {
        var which = kept ? BULK_OUTCOME.UNDO.eq("KEPT") : BULK_OUTCOME.OUTCOME.eq("FAILED");
        var reason = kept ? BULK_OUTCOME.UNDO_REASON : BULK_OUTCOME.REASON;
        return db.select(BULK_OUTCOME.RECORD_ID, DSL.coalesce(reason, DSL.inline("")), BULK_OUTCOME.DETAIL)
                .from(BULK_OUTCOME)
                .where(of(runId))
                .and(which)
                .and(BULK_OUTCOME.RECORD_ID.gt(afterRecordId))
                .orderBy(BULK_OUTCOME.RECORD_ID)
                .limit(limit)
                .fetch(row -> new Line(row.value1(), row.value2(), row.value3()));
    }
}
