package io.weiche.pipelines;

import static io.weiche.db.tables.Tables.STAGE_HISTORY;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignedIn;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Which stages a record went through, and when; what funnels are counted from (crm.md 10.2).
@Component
public class StageHistory {
    private static final short CREATED = 1;
    private static final short MOVED = 2;
    private static final short FINISHED = 3;
    private static final short OTHER_PIPELINE = 5;

    private final DSLContext db;

    StageHistory(DSLContext db) {
        this.db = db;
    }

    public void created(RecordRef record, Stage stage) {
        write(record, CREATED, stage);
    }

    public void moved(RecordRef record, Stage stage, boolean toOtherPipeline) {
        write(record, toOtherPipeline ? OTHER_PIPELINE : stage.open() ? MOVED : FINISHED, stage);
    }

    private void write(RecordRef record, short type, Stage stage) {
        db.insertInto(STAGE_HISTORY)
                .set(STAGE_HISTORY.ACCOUNT_ID, CurrentAccount.require().value())
                .set(STAGE_HISTORY.KIND, (short) record.kind().typeId())
                .set(STAGE_HISTORY.RECORD_ID, record.id())
                .set(STAGE_HISTORY.TYPE, type)
                .set(STAGE_HISTORY.PIPELINE_ID, stage.pipelineId())
                .set(STAGE_HISTORY.STAGE_ID, stage.id())
                .set(STAGE_HISTORY.SEMANTICS, stage.semantics().code())
                .set(
                        STAGE_HISTORY.CHANGED_BY_ID,
                        CurrentUser.find().map(SignedIn::userId).orElse(null))
                .execute();
    }
}
