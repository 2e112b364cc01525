package io.weiche.pipelines;

import static io.weiche.db.tables.Tables.STAGE_HISTORY;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignedIn;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import java.util.Collection;
import java.util.List;
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
        created(List.of(record), stage);
    }

    /// Many records that begin in the same stage.
    public void created(Collection<RecordRef> records, Stage stage) {
        write(records, CREATED, stage);
    }

    public void moved(RecordRef record, Stage stage, boolean toOtherPipeline) {
        write(List.of(record), toOtherPipeline ? OTHER_PIPELINE : stage.open() ? MOVED : FINISHED, stage);
    }

    private void write(Collection<RecordRef> records, short type, Stage stage) {
        var actor = CurrentUser.find().map(SignedIn::userId).orElse(null);
        var insert = db.insertInto(
                STAGE_HISTORY,
                STAGE_HISTORY.ACCOUNT_ID,
                STAGE_HISTORY.KIND,
                STAGE_HISTORY.RECORD_ID,
                STAGE_HISTORY.TYPE,
                STAGE_HISTORY.PIPELINE_ID,
                STAGE_HISTORY.STAGE_ID,
                STAGE_HISTORY.SEMANTICS,
                STAGE_HISTORY.CHANGED_BY_ID);
        for (var record : records) {
            insert = insert.values(
                    CurrentAccount.require().value(),
                    (short) record.kind().typeId(),
                    record.id(),
                    type,
                    stage.pipelineId(),
                    stage.id(),
                    stage.semantics().code(),
                    actor);
        }
        insert.execute();
    }
}
