package io.weiche.dashboards;

import static io.weiche.db.tables.Tables.APP_USER;
import static io.weiche.db.tables.Tables.DEPARTMENT;
import static io.weiche.db.tables.Tables.GOAL;
import static io.weiche.db.tables.Tables.PIPELINE;

import io.weiche.db.tables.tables.records.GoalRecord;
import io.weiche.kernel.CurrentAccount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// All SQL on goals themselves.
@Repository
class GoalStore {
    private final DSLContext db;

    GoalStore(DSLContext db) {
        this.db = db;
    }

    private static Condition ofAccount() {
        return GOAL.ACCOUNT_ID.eq(CurrentAccount.require().value());
    }

    private static Condition is(long id) {
        return ofAccount().and(GOAL.ID.eq(id));
    }

    List<Goal> list() {
        return db.selectFrom(GOAL)
                .where(ofAccount())
                .orderBy(GOAL.RHYTHM, GOAL.MEASURE, GOAL.ID)
                .fetch(GoalStore::goal);
    }

    int count() {
        return db.fetchCount(GOAL, ofAccount());
    }

    /// Whether all of them are there.
    boolean known(Set<Long> ids) {
        return ids.isEmpty() || db.fetchCount(GOAL, ofAccount().and(GOAL.ID.in(ids))) == ids.size();
    }

    Optional<Goal> find(long id) {
        return db.selectFrom(GOAL).where(is(id)).fetchOptional(GoalStore::goal);
    }

    Optional<Goal> lock(long id) {
        return db.selectFrom(GOAL).where(is(id)).forUpdate().fetchOptional(GoalStore::goal);
    }

    /// The field that names something the account does not have.
    Optional<String> missing(Goal.Whose whose) {
        var account = CurrentAccount.require().value();
        if (whose.userId() != null
                && !db.fetchExists(APP_USER, APP_USER.ACCOUNT_ID.eq(account).and(APP_USER.ID.eq(whose.userId())))) {
            return Optional.of("userId");
        }
        if (whose.departmentId() != null
                && !db.fetchExists(
                        DEPARTMENT, DEPARTMENT.ACCOUNT_ID.eq(account).and(DEPARTMENT.ID.eq(whose.departmentId())))) {
            return Optional.of("departmentId");
        }
        if (whose.pipelineId() != null
                && !db.fetchExists(PIPELINE, PIPELINE.ACCOUNT_ID.eq(account).and(PIPELINE.ID.eq(whose.pipelineId())))) {
            return Optional.of("pipelineId");
        }
        return Optional.empty();
    }

    long insert(long ownerId, Goal.Content content) {
        var row = row(content);
        row.setAccountId(CurrentAccount.require().value());
        row.setOwnerId(ownerId);
        return db.insertInto(GOAL)
                .set(row)
                .returningResult(GOAL.ID)
                .fetchSingle()
                .value1();
    }

    void update(long id, Goal.Content content) {
        db.update(GOAL)
                .set(row(content))
                .set(GOAL.VERSION, GOAL.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    void delete(long id) {
        db.deleteFrom(GOAL).where(is(id)).execute();
    }

    private GoalRecord row(Goal.Content content) {
        var row = db.newRecord(GOAL);
        row.setMeasure(content.measured().name());
        row.setRhythm(content.rhythm().name());
        row.setTarget(content.target());
        row.setUserId(content.whose().userId());
        row.setDepartmentId(content.whose().departmentId());
        row.setPipelineId(content.whose().pipelineId());
        return row;
    }

    private static Goal goal(GoalRecord row) {
        return new Goal(
                row.getId(),
                row.getVersion(),
                row.getOwnerId(),
                new Goal.Content(
                        Goal.Measured.valueOf(row.getMeasure()),
                        Goal.Rhythm.valueOf(row.getRhythm()),
                        row.getTarget(),
                        new Goal.Whose(row.getUserId(), row.getDepartmentId(), row.getPipelineId())));
    }
}
