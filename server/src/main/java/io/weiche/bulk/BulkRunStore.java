package io.weiche.bulk;

import static io.weiche.db.tables.Tables.BULK_OUTCOME;
import static io.weiche.db.tables.Tables.BULK_RUN;

import io.weiche.db.tables.tables.records.BulkRunRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on the runs themselves. Every change of a run's state is a compare-and-set.
@Repository
class BulkRunStore {
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);
    private static final List<String> WORKING = List.of("RUNNING", "UNDOING");
    private static final DayToSecond A_WEEK = new DayToSecond(7);
    private static final DayToSecond KEPT = new DayToSecond(30);
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final DSLContext db;
    private final JsonMapper json;

    BulkRunStore(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    private static Condition ofAccount() {
        return BULK_RUN.ACCOUNT_ID.eq(CurrentAccount.require().value());
    }

    private static Condition is(long id) {
        return ofAccount().and(BULK_RUN.ID.eq(id));
    }

    private static Condition ours(long id, long fence) {
        return is(id).and(BULK_RUN.FENCE.eq(fence)).and(BULK_RUN.STATUS.in(WORKING));
    }

    long insert(
            RecordKind kind,
            BulkChange change,
            @Nullable String filter,
            @Nullable String search,
            long maxRecordId,
            long startedById) {
        return db.insertInto(BULK_RUN)
                .set(BULK_RUN.ACCOUNT_ID, CurrentAccount.require().value())
                .set(BULK_RUN.KIND, (short) kind.typeId())
                .set(BULK_RUN.ACTION, change.action().name())
                .set(BULK_RUN.CHANGE, JSONB.jsonb(json.writeValueAsString(change)))
                .set(BULK_RUN.FILTER, filter)
                .set(BULK_RUN.SEARCH, search)
                .set(BULK_RUN.MAX_RECORD_ID, maxRecordId)
                .set(BULK_RUN.STARTED_BY_ID, startedById)
                .returningResult(BULK_RUN.ID)
                .fetchSingle()
                .value1();
    }

    Optional<BulkRun> find(long id) {
        return db.selectFrom(BULK_RUN).where(is(id)).fetchOptional(this::run);
    }

    /// The latest of one person.
    List<BulkRun> list(long userId, int limit) {
        return db.selectFrom(BULK_RUN)
                .where(ofAccount())
                .and(BULK_RUN.STARTED_BY_ID.eq(userId))
                .orderBy(BULK_RUN.ID.desc())
                .limit(limit)
                .fetch(this::run);
    }

    /// How many runs of one person are on their way.
    int working(long userId) {
        return db.fetchCount(
                BULK_RUN, ofAccount().and(BULK_RUN.STARTED_BY_ID.eq(userId)).and(BULK_RUN.STATUS.in(WORKING)));
    }

    /// Becomes the one node that works on the run; whoever worked on it before can commit nothing more.
    ///
    /// @return the fence to show at every commit, empty when there is nothing to do
    Optional<Long> takeOver(long id, String node) {
        return db.update(BULK_RUN)
                .set(BULK_RUN.FENCE, BULK_RUN.FENCE.plus(1))
                .set(BULK_RUN.NODE, node)
                .where(is(id))
                .and(BULK_RUN.STATUS.in(WORKING))
                .returningResult(BULK_RUN.FENCE)
                .fetchOptional(row -> row.value1());
    }

    /// @return empty when the run was cancelled or taken over
    Optional<BulkRun> find(long id, long fence) {
        return db.selectFrom(BULK_RUN).where(ours(id, fence)).fetchOptional(this::run);
    }

    void counted(long id, long fence, long total) {
        db.update(BULK_RUN).set(BULK_RUN.TOTAL, total).where(ours(id, fence)).execute();
    }

    void resize(long id, long fence, int batchSize) {
        db.update(BULK_RUN)
                .set(BULK_RUN.BATCH_SIZE, batchSize)
                .where(ours(id, fence))
                .execute();
    }

    /// What one transaction has done.
    ///
    /// @param lastRecordId where the next batch begins; null when these had been skipped before
    /// @param skipped records somebody was writing to
    /// @param caughtUp records that had been skipped before and have had their turn
    record Step(
            int changed,
            int unchanged,
            int failed,
            @Nullable Long lastRecordId,
            List<Long> skipped,
            List<Long> caughtUp,
            BulkFollowers.Moved followers) {}

    /// @return false when the run was cancelled or taken over; nothing may be committed then
    boolean progress(long id, long fence, Step step) {
        var values = new HashMap<Field<?>, Object>();
        values.put(BULK_RUN.CHANGED, BULK_RUN.CHANGED.plus(step.changed()));
        values.put(BULK_RUN.UNCHANGED, BULK_RUN.UNCHANGED.plus(step.unchanged()));
        values.put(BULK_RUN.FAILED, BULK_RUN.FAILED.plus(step.failed()));
        values.put(
                BULK_RUN.ACTIVITIES, BULK_RUN.ACTIVITIES.plus(step.followers().activities()));
        values.put(BULK_RUN.CUSTOMERS, BULK_RUN.CUSTOMERS.plus(step.followers().customers()));
        values.put(
                BULK_RUN.CUSTOMERS_LEFT,
                BULK_RUN.CUSTOMERS_LEFT.plus(step.followers().left()));
        if (step.lastRecordId() != null) {
            values.put(BULK_RUN.LAST_RECORD_ID, step.lastRecordId());
        }
        if (!step.skipped().isEmpty()) {
            var more = DSL.val(step.skipped().toArray(Long[]::new), BULK_RUN.SKIPPED);
            values.put(BULK_RUN.SKIPPED, DSL.arrayConcat(BULK_RUN.SKIPPED, more));
        } else if (!step.caughtUp().isEmpty()) {
            values.put(BULK_RUN.SKIPPED, without(step.caughtUp()));
        }
        return progress(id, fence, "RUNNING", values);
    }

    /// @return false when the run was taken over; nothing may be committed then
    boolean undoProgress(long id, long fence, int undone, int kept, BulkFollowers.Moved followers, long lastRecordId) {
        var values = Map.<Field<?>, Object>of(
                BULK_RUN.UNDONE,
                BULK_RUN.UNDONE.plus(undone),
                BULK_RUN.KEPT,
                BULK_RUN.KEPT.plus(kept),
                BULK_RUN.ACTIVITIES_UNDONE,
                BULK_RUN.ACTIVITIES_UNDONE.plus(followers.activities()),
                BULK_RUN.CUSTOMERS_UNDONE,
                BULK_RUN.CUSTOMERS_UNDONE.plus(followers.customers()),
                BULK_RUN.LAST_RECORD_ID,
                lastRecordId);
        return progress(id, fence, "UNDOING", values);
    }

    private boolean progress(long id, long fence, String status, Map<Field<?>, Object> values) {
        return db.update(BULK_RUN)
                        .set(BULK_RUN.PROGRESSED_AT, NOW)
                        .set(values)
                        .where(is(id))
                        .and(BULK_RUN.FENCE.eq(fence))
                        .and(BULK_RUN.STATUS.eq(status))
                        .execute()
                == 1;
    }

    private static Field<Long[]> without(List<Long> ids) {
        var one = DSL.unnest(BULK_RUN.SKIPPED).as("waiting", "id");
        var id = one.field("id", Long.class);
        if (id == null) {
            throw new IllegalStateException("a column without a name");
        }
        return DSL.array(DSL.select(id).from(one).where(id.notIn(ids)).orderBy(id));
    }

    /// @param reason why the rest stays as it is; null when there is no rest
    void finish(long id, @Nullable String reason) {
        var failed = BULK_RUN.FAILED.gt(0L).or(reason == null ? DSL.falseCondition() : DSL.trueCondition());
        db.update(BULK_RUN)
                .set(BULK_RUN.STATUS, DSL.when(failed, "DONE_WITH_ERRORS").otherwise("DONE"))
                .set(BULK_RUN.REASON, reason)
                .set(BULK_RUN.FINISHED_AT, NOW)
                .set(BULK_RUN.UNDO_UNTIL, NOW.plus(A_WEEK))
                .where(is(id))
                .and(BULK_RUN.STATUS.eq("RUNNING"))
                .execute();
    }

    /// What is done stays done, and can be undone.
    boolean cancel(long id) {
        return db.update(BULK_RUN)
                        .set(BULK_RUN.STATUS, "CANCELLED")
                        .set(BULK_RUN.FINISHED_AT, NOW)
                        .set(BULK_RUN.UNDO_UNTIL, NOW.plus(A_WEEK))
                        .where(is(id))
                        .and(BULK_RUN.STATUS.eq("RUNNING"))
                        .execute()
                == 1;
    }

    /// @return false when it cannot be undone: still running, undone already, or the week is over by the database's
    /// clock
    boolean startUndo(long id, long actorId) {
        return db.update(BULK_RUN)
                        .set(BULK_RUN.STATUS, "UNDOING")
                        .set(BULK_RUN.LAST_RECORD_ID, 0L)
                        .set(BULK_RUN.SKIPPED, new Long[0])
                        .set(BULK_RUN.UNDONE_BY_ID, actorId)
                        .where(is(id))
                        .and(BULK_RUN.STATUS.in("DONE", "DONE_WITH_ERRORS", "CANCELLED"))
                        .and(BULK_RUN.CHANGED.gt(0L))
                        .and(BULK_RUN.UNDO_UNTIL.gt(NOW))
                        .execute()
                == 1;
    }

    void finishUndo(long id) {
        db.update(BULK_RUN)
                .set(BULK_RUN.STATUS, "UNDONE")
                .set(BULK_RUN.FINISHED_AT, NOW)
                .setNull(BULK_RUN.UNDO_UNTIL)
                .where(is(id))
                .and(BULK_RUN.STATUS.eq("UNDOING"))
                .execute();
    }

    /// Runs nobody can undo any more, and what became of their records: some at a time.
    ///
    /// @return whether there may be more
    boolean forgetSome() {
        var old = db.select(BULK_RUN.ID)
                .from(BULK_RUN)
                .where(ofAccount())
                .and(BULK_RUN.FINISHED_AT.lt(NOW.minus(KEPT)))
                .and(BULK_RUN.STATUS.notIn(WORKING))
                .orderBy(BULK_RUN.ID)
                .limit(1)
                .fetchOptional(BULK_RUN.ID);
        if (old.isEmpty()) {
            return false;
        }
        var outcomes =
                BULK_OUTCOME.ACCOUNT_ID.eq(CurrentAccount.require().value()).and(BULK_OUTCOME.RUN_ID.eq(old.get()));
        var gone = db.deleteFrom(BULK_OUTCOME)
                .where(outcomes)
                .and(BULK_OUTCOME.RECORD_ID.in(DSL.select(BULK_OUTCOME.RECORD_ID)
                        .from(BULK_OUTCOME)
                        .where(outcomes)
                        .orderBy(BULK_OUTCOME.RECORD_ID)
                        .limit(FORGOTTEN_AT_ONCE)))
                .execute();
        if (gone < FORGOTTEN_AT_ONCE) {
            db.deleteFrom(BULK_RUN).where(is(old.get())).execute();
        }
        return true;
    }

    private BulkRun run(BulkRunRecord row) {
        return new BulkRun(
                row.getId(),
                RecordKind.ofTypeId(row.getKind()),
                json.readValue(row.getChange().data(), BulkChange.class),
                row.getFilter(),
                row.getSearch(),
                BulkRun.Status.valueOf(row.getStatus()),
                row.getTotal(),
                row.getChanged(),
                row.getUnchanged(),
                row.getFailed(),
                row.getLastRecordId(),
                row.getMaxRecordId(),
                Arrays.asList(row.getSkipped()),
                row.getBatchSize(),
                row.getReason(),
                row.getUndone(),
                row.getKept(),
                new BulkRun.Followers(
                        row.getActivities(),
                        row.getCustomers(),
                        row.getCustomersLeft(),
                        row.getActivitiesUndone(),
                        row.getCustomersUndone()),
                row.getUndoneById(),
                row.getStartedById(),
                row.getStartedAt(),
                row.getFinishedAt(),
                row.getUndoUntil());
    }
}
