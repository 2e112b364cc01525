package io.weiche.modes;

import static io.weiche.db.tables.Tables.CRM_MODE;
import static io.weiche.db.tables.Tables.LEAD;
import static io.weiche.db.tables.Tables.MODE_SWITCH;

import io.weiche.conversion.ActivityPolicy;
import io.weiche.conversion.Customers;
import io.weiche.conversion.Undo;
import io.weiche.db.tables.tables.records.ModeSwitchRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.timeline.Activity;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on switches of the mode. Every change of a run's state is a compare-and-set.
@Repository
class SwitchStore {
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);
    private static final Field<OffsetDateTime> IN_A_WEEK =
            DSL.field("clock_timestamp() + " + Undo.TIME, OffsetDateTime.class);
    private static final TypeReference<Map<Activity.Type, ActivityPolicy.Choice>> BY_TYPE = new TypeReference<>() {};
    private static final List<String> WORKING = List.of("RUNNING", "UNDOING");
    private static final List<String> UNDOABLE = List.of("DONE", "DONE_WITH_ERRORS", "CANCELLED");
    private static final List<String> UNFINISHED = List.of("RUNNING", "PAUSED", "UNDOING");

    private final DSLContext db;
    private final JsonMapper json;

    SwitchStore(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    private static Condition is(long id) {
        return MODE_SWITCH.ACCOUNT_ID.eq(account()).and(MODE_SWITCH.ID.eq(id));
    }

    /// The leads a switch has to do with.
    record OpenLeads(long count, long maxId) {}

    OpenLeads openLeads() {
        return db.select(DSL.count(), DSL.coalesce(DSL.max(LEAD.ID), 0L))
                .from(LEAD)
                .where(LEAD.ACCOUNT_ID.eq(account()))
                .and(LEAD.SEMANTICS.eq("P"))
                .and(LEAD.DELETED_AT.isNull())
                .fetchSingle(row -> new OpenLeads(row.value1(), row.value2()));
    }

    /// @return false when somebody changed the mode since
    boolean flip(Mode to, int expectedEpoch) {
        return db.update(CRM_MODE)
                        .set(CRM_MODE.MODE, to.name())
                        .set(CRM_MODE.EPOCH, CRM_MODE.EPOCH.plus(1))
                        .set(CRM_MODE.SINCE, NOW)
                        .where(CRM_MODE.ACCOUNT_ID.eq(account()))
                        .and(CRM_MODE.EPOCH.eq(expectedEpoch))
                        .execute()
                == 1;
    }

    /// @param options null for a change to classic mode
    long insert(
            Mode from,
            Mode to,
            int epoch,
            @Nullable SwitchOptions options,
            OpenLeads leads,
            @Nullable Long startedById) {
        var done = to == Mode.CLASSIC || leads.count() == 0;
        var insert = db.insertInto(MODE_SWITCH)
                .set(MODE_SWITCH.ACCOUNT_ID, account())
                .set(MODE_SWITCH.FROM_MODE, from.name())
                .set(MODE_SWITCH.TO_MODE, to.name())
                .set(MODE_SWITCH.EPOCH, epoch)
                .set(MODE_SWITCH.STATUS, done ? "DONE" : "RUNNING")
                .set(MODE_SWITCH.TOTAL, done ? 0 : leads.count())
                .set(MODE_SWITCH.MAX_LEAD_ID, done ? 0 : leads.maxId())
                .set(MODE_SWITCH.STARTED_BY_ID, startedById);
        if (options != null) {
            insert = insert.set(MODE_SWITCH.CUSTOMERS, options.customers().name())
                    .set(MODE_SWITCH.PIPELINE_ID, options.pipelineId())
                    .set(MODE_SWITCH.KEEP_ACTIVITIES_OPEN, options.keepActivitiesOpen())
                    .set(MODE_SWITCH.ACTIVITIES, JSONB.jsonb(json.writeValueAsString(options.activities())));
        }
        if (done) {
            insert = insert.set(MODE_SWITCH.FINISHED_AT, NOW);
        }
        return insert.returningResult(MODE_SWITCH.ID).fetchSingle().value1();
    }

    Optional<SwitchRun> find(long id) {
        return db.selectFrom(MODE_SWITCH).where(is(id)).fetchOptional(this::run);
    }

    Optional<SwitchRun> unfinished() {
        return db.selectFrom(MODE_SWITCH)
                .where(MODE_SWITCH.ACCOUNT_ID.eq(account()))
                .and(MODE_SWITCH.STATUS.in(UNFINISHED))
                .fetchOptional(this::run);
    }

    List<SwitchRun> list(int limit) {
        return db.selectFrom(MODE_SWITCH)
                .where(MODE_SWITCH.ACCOUNT_ID.eq(account()))
                .orderBy(MODE_SWITCH.ID.desc())
                .limit(limit)
                .fetch(this::run);
    }

    List<ModeChange> changes(OffsetDateTime from, OffsetDateTime before) {
        var next = MODE_SWITCH.as("next");
        // whoever had gone back to classic mode before stayed there when the switch was undone
        var backBefore = DSL.exists(DSL.selectOne()
                .from(next)
                .where(next.ACCOUNT_ID.eq(account()))
                .and(next.EPOCH.eq(MODE_SWITCH.EPOCH.plus(1))));
        var at = DSL.field(DSL.name("at"), OffsetDateTime.class);
        return db.select(
                        MODE_SWITCH.ID,
                        MODE_SWITCH.STARTED_AT.as(at),
                        MODE_SWITCH.TO_MODE,
                        MODE_SWITCH.UNDO_STARTED_AT.isNotNull())
                .from(MODE_SWITCH)
                .where(MODE_SWITCH.ACCOUNT_ID.eq(account()))
                .and(MODE_SWITCH.STARTED_AT.ge(from))
                .and(MODE_SWITCH.STARTED_AT.lt(before))
                .unionAll(db.select(
                                MODE_SWITCH.ID,
                                MODE_SWITCH.UNDO_STARTED_AT,
                                DSL.inline(Mode.CLASSIC.name()),
                                DSL.inline(false))
                        .from(MODE_SWITCH)
                        .where(MODE_SWITCH.ACCOUNT_ID.eq(account()))
                        .and(MODE_SWITCH.UNDO_STARTED_AT.ge(from))
                        .and(MODE_SWITCH.UNDO_STARTED_AT.lt(before))
                        .andNot(backBefore))
                .orderBy(at)
                .fetch(row -> new ModeChange(row.value1(), row.value2(), Mode.valueOf(row.value3()), row.value4()));
    }

    /// Becomes the one node that works on the run; whoever worked on it before can commit nothing more.
    ///
    /// @return the fence to show at every commit, empty when there is nothing to do
    Optional<Long> takeOver(long id, String node) {
        return db.update(MODE_SWITCH)
                .set(MODE_SWITCH.FENCE, MODE_SWITCH.FENCE.plus(1))
                .set(MODE_SWITCH.NODE, node)
                .where(is(id))
                .and(MODE_SWITCH.STATUS.in(WORKING))
                .returningResult(MODE_SWITCH.FENCE)
                .fetchOptional(row -> row.value1());
    }

    private static Condition ours(long id, long fence) {
        return is(id).and(MODE_SWITCH.FENCE.eq(fence)).and(MODE_SWITCH.STATUS.in(WORKING));
    }

    /// @return empty when the run was paused, cancelled or taken over
    Optional<SwitchRun> lock(long id, long fence) {
        return db.selectFrom(MODE_SWITCH).where(ours(id, fence)).forUpdate().fetchOptional(this::run);
    }

    void claimed(long id, long lastLeadId) {
        db.update(MODE_SWITCH)
                .set(MODE_SWITCH.LAST_LEAD_ID, lastLeadId)
                .where(is(id))
                .execute();
    }

    /// Goes over all leads that have not had their turn again.
    void startPass(long id, long fence) {
        db.update(MODE_SWITCH)
                .set(MODE_SWITCH.LAST_LEAD_ID, 0L)
                .where(ours(id, fence))
                .execute();
    }

    void resize(long id, long fence, int batchSize) {
        db.update(MODE_SWITCH)
                .set(MODE_SWITCH.BATCH_SIZE, batchSize)
                .where(ours(id, fence))
                .execute();
    }

    /// @return false when the run was paused, cancelled or taken over; nothing may be committed then
    boolean progress(long id, long fence, int converted, int incomplete, int failed) {
        return db.update(MODE_SWITCH)
                        .set(MODE_SWITCH.CONVERTED, MODE_SWITCH.CONVERTED.plus(converted))
                        .set(MODE_SWITCH.INCOMPLETE, MODE_SWITCH.INCOMPLETE.plus(incomplete))
                        .set(MODE_SWITCH.FAILED, MODE_SWITCH.FAILED.plus(failed))
                        .set(MODE_SWITCH.PROGRESSED_AT, NOW)
                        .where(is(id))
                        .and(MODE_SWITCH.FENCE.eq(fence))
                        .and(MODE_SWITCH.STATUS.eq("RUNNING"))
                        .execute()
                == 1;
    }

    void finish(long id, long skipped) {
        db.update(MODE_SWITCH)
                .set(
                        MODE_SWITCH.STATUS,
                        DSL.when(MODE_SWITCH.FAILED.gt(0L), "DONE_WITH_ERRORS").otherwise("DONE"))
                .set(MODE_SWITCH.SKIPPED, skipped)
                .set(MODE_SWITCH.FINISHED_AT, NOW)
                .set(MODE_SWITCH.UNDO_UNTIL, IN_A_WEEK)
                .where(is(id))
                .execute();
    }

    boolean pause(long id) {
        return move(id, List.of("RUNNING"), "PAUSED");
    }

    boolean resume(long id) {
        return move(id, List.of("PAUSED"), "RUNNING");
    }

    private boolean move(long id, List<String> from, String to) {
        return db.update(MODE_SWITCH)
                        .set(MODE_SWITCH.STATUS, to)
                        .where(is(id))
                        .and(MODE_SWITCH.STATUS.in(from))
                        .execute()
                == 1;
    }

    boolean cancel(long id) {
        return db.update(MODE_SWITCH)
                        .set(MODE_SWITCH.STATUS, "CANCELLED")
                        .set(MODE_SWITCH.FINISHED_AT, NOW)
                        .set(MODE_SWITCH.UNDO_UNTIL, IN_A_WEEK)
                        .where(is(id))
                        .and(MODE_SWITCH.STATUS.in("RUNNING", "PAUSED"))
                        .execute()
                == 1;
    }

    /// Keeps whoever takes the run back or tries it again waiting until the transaction ends.
    ///
    /// @return false when somebody does so already
    boolean holdCancelled(long id) {
        return !db.select(MODE_SWITCH.ID)
                .from(MODE_SWITCH)
                .where(is(id))
                .and(MODE_SWITCH.STATUS.eq("CANCELLED"))
                .forShare()
                .fetch()
                .isEmpty();
    }

    /// Tries again what was not converted.
    boolean reopen(long id, long converted) {
        return db.update(MODE_SWITCH)
                        .set(MODE_SWITCH.STATUS, "RUNNING")
                        .set(MODE_SWITCH.CONVERTED, converted)
                        .set(MODE_SWITCH.FAILED, 0L)
                        .set(MODE_SWITCH.SKIPPED, 0L)
                        .set(MODE_SWITCH.LAST_LEAD_ID, 0L)
                        .setNull(MODE_SWITCH.FINISHED_AT)
                        .setNull(MODE_SWITCH.UNDO_UNTIL)
                        .where(is(id))
                        .and(MODE_SWITCH.STATUS.in("DONE_WITH_ERRORS", "CANCELLED"))
                        .execute()
                == 1;
    }

    /// The last switch to simple mode, while there is time to undo it and something to take back.
    Optional<SwitchRun> undoable() {
        return db.selectFrom(MODE_SWITCH)
                .where(MODE_SWITCH.ACCOUNT_ID.eq(account()))
                .and(MODE_SWITCH.TO_MODE.eq(Mode.SIMPLE.name()))
                .and(MODE_SWITCH.STATUS.in(UNDOABLE))
                .and(MODE_SWITCH.CONVERTED.gt(0L))
                .and(MODE_SWITCH.UNDO_UNTIL.gt(NOW))
                .orderBy(MODE_SWITCH.ID.desc())
                .limit(1)
                .fetchOptional(this::run);
    }

    /// @return false when it cannot be undone: not finished, undone already, or the week is over by the database's
    /// clock
    boolean startUndo(long id, @Nullable Long actorId) {
        return db.update(MODE_SWITCH)
                        .set(MODE_SWITCH.STATUS, "UNDOING")
                        .set(MODE_SWITCH.LAST_LEAD_ID, 0L)
                        .set(MODE_SWITCH.UNDONE_BY_ID, actorId)
                        .set(MODE_SWITCH.UNDO_STARTED_AT, NOW)
                        .where(is(id))
                        .and(MODE_SWITCH.STATUS.in(UNDOABLE))
                        .and(MODE_SWITCH.UNDO_UNTIL.gt(NOW))
                        .execute()
                == 1;
    }

    boolean undoProgress(long id, long fence, int undone, int kept) {
        return db.update(MODE_SWITCH)
                        .set(MODE_SWITCH.UNDONE, MODE_SWITCH.UNDONE.plus(undone))
                        .set(MODE_SWITCH.KEPT, MODE_SWITCH.KEPT.plus(kept))
                        .set(MODE_SWITCH.PROGRESSED_AT, NOW)
                        .where(is(id))
                        .and(MODE_SWITCH.FENCE.eq(fence))
                        .and(MODE_SWITCH.STATUS.eq("UNDOING"))
                        .execute()
                == 1;
    }

    void finishUndo(long id) {
        db.update(MODE_SWITCH)
                .set(MODE_SWITCH.STATUS, "UNDONE")
                .set(MODE_SWITCH.UNDO_FINISHED_AT, NOW)
                .setNull(MODE_SWITCH.UNDO_UNTIL)
                .where(is(id))
                .execute();
    }

    /// One conversion that the undo of its switch had kept was taken back by hand.
    void keptWasUndone(long id) {
        db.update(MODE_SWITCH)
                .set(MODE_SWITCH.UNDONE, MODE_SWITCH.UNDONE.plus(1))
                .set(MODE_SWITCH.KEPT, MODE_SWITCH.KEPT.minus(1))
                .where(is(id))
                .execute();
    }

    private SwitchRun run(ModeSwitchRecord row) {
        return new SwitchRun(
                row.getId(),
                Mode.valueOf(row.getFromMode()),
                Mode.valueOf(row.getToMode()),
                row.getEpoch(),
                SwitchRun.Status.valueOf(row.getStatus()),
                options(row),
                row.getTotal(),
                row.getConverted(),
                row.getFailed(),
                row.getSkipped(),
                row.getIncomplete(),
                row.getLastLeadId(),
                row.getMaxLeadId(),
                row.getBatchSize(),
                row.getStartedById(),
                row.getStartedAt(),
                row.getProgressedAt(),
                row.getFinishedAt(),
                row.getUndoUntil(),
                new SwitchRun.Undo(
                        row.getUndone(),
                        row.getKept(),
                        row.getUndoneById(),
                        row.getUndoStartedAt(),
                        row.getUndoFinishedAt()));
    }

    private @Nullable SwitchOptions options(ModeSwitchRecord row) {
        return row.getCustomers() == null || row.getPipelineId() == null || row.getKeepActivitiesOpen() == null
                ? null
                : new SwitchOptions(
                        Customers.valueOf(row.getCustomers()),
                        row.getPipelineId(),
                        row.getKeepActivitiesOpen(),
                        row.getActivities() == null
                                ? Map.of()
                                : json.readValue(row.getActivities().data(), BY_TYPE));
    }
}
