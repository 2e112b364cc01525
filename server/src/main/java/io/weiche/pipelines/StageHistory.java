package io.weiche.pipelines;

import static io.weiche.db.tables.Tables.STAGE_HISTORY;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignedIn;
import io.weiche.db.Rows;
import io.weiche.db.tables.tables.records.StageHistoryRecord;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Gathered;
import io.weiche.kernel.RecordRef;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
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
    private final Consumer<List<StageHistoryRecord>> rows;

    StageHistory(DSLContext db, Rows rows) {
        this.db = db;
        this.rows = rows::insert;
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
        Gathered.write(
                rows, records.stream().map(record -> row(record, type, stage)).toList());
    }

    private StageHistoryRecord row(RecordRef record, short type, Stage stage) {
        var row = db.newRecord(STAGE_HISTORY);
        row.setAccountId(CurrentAccount.require().value());
        row.setKind((short) record.kind().typeId());
        row.setRecordId(record.id());
        row.setType(type);
        row.setPipelineId(stage.pipelineId());
        row.setStageId(stage.id());
        row.setSemantics(stage.semantics().code());
        row.setChangedById(CurrentUser.find().map(SignedIn::userId).orElse(null));
        return row;
    }
}
