package io.weiche.pipelines;

import static io.weiche.db.tables.Tables.LOSS_REASON;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Remembered;
import io.weiche.pipelines.LossReasons.LossReason;
import io.weiche.pipelines.LossReasons.LossRule;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on loss reasons, but for those an account begins with.
@Repository
class LossReasonStore {
    private static final String INSERT_RULE = """
            insert into loss_rule (account_id, kind, pipeline_id)
            values (:account, :kind, cast(:pipeline as bigint)) on conflict do nothing""";

    private static final String DELETE_RULE = """
            delete from loss_rule where account_id = :account and kind = :kind
                and pipeline_id is not distinct from cast(:pipeline as bigint)""";

    private final DSLContext db;
    private final JdbcClient sql;
    private final Remembered<String, List<LossRule>> rules = new Remembered<>();

    LossReasonStore(DSLContext db, JdbcClient sql) {
        this.db = db;
        this.sql = sql;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    List<LossReason> list() {
        return db.selectFrom(LOSS_REASON)
                .where(LOSS_REASON.ACCOUNT_ID.eq(account()))
                .orderBy(LOSS_REASON.KIND, LOSS_REASON.SORT, LOSS_REASON.ID)
                .fetch(row ->
                        new LossReason(row.getId(), RecordKind.ofTypeId(row.getKind()), row.getName(), row.getSort()));
    }

    LossReason insert(RecordKind kind, String name, int sort) {
        var id = db.insertInto(LOSS_REASON)
                .set(LOSS_REASON.ACCOUNT_ID, account())
                .set(LOSS_REASON.KIND, (short) kind.typeId())
                .set(LOSS_REASON.NAME, name)
                .set(LOSS_REASON.SORT, sort)
                .returningResult(LOSS_REASON.ID)
                .fetchSingle()
                .value1();
        return new LossReason(id, kind, name, sort);
    }

    void update(LossReason reason) {
        db.update(LOSS_REASON)
                .set(LOSS_REASON.NAME, reason.name())
                .set(LOSS_REASON.SORT, reason.sort())
                .where(LOSS_REASON.ACCOUNT_ID.eq(account()))
                .and(LOSS_REASON.ID.eq(reason.id()))
                .execute();
    }

    /// @throws org.springframework.dao.DataIntegrityViolationException when records have it
    void delete(long id) {
        db.deleteFrom(LOSS_REASON)
                .where(LOSS_REASON.ACCOUNT_ID.eq(account()))
                .and(LOSS_REASON.ID.eq(id))
                .execute();
    }

    List<LossRule> rules() {
        return rules.of(
                "all",
                () -> sql.sql(
                                "select kind, pipeline_id from loss_rule where account_id = :account order by kind, pipeline_id")
                        .param("account", account())
                        .query((row, _) -> new LossRule(
                                RecordKind.ofTypeId(row.getInt("kind")), row.getObject("pipeline_id", Long.class)))
                        .list());
    }

    void setRule(LossRule rule, boolean there) {
        sql.sql(there ? INSERT_RULE : DELETE_RULE)
                .param("account", account())
                .param("kind", rule.kind().typeId())
                .param("pipeline", rule.pipelineId())
                .update();
    }
}
