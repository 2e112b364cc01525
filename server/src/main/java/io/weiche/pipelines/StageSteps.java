package io.weiche.pipelines;

import static io.weiche.db.tables.Tables.STAGE_HISTORY;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordField;
import io.weiche.records.RecordList;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import io.weiche.records.Slices;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads which stages records went through; of those the current user may see.
@Service
public class StageSteps {
    private static final List<RecordField<?>> FIELDS = List.of(
            RecordField.number("id", STAGE_HISTORY.ID).asSortable(),
            RecordField.number("type", STAGE_HISTORY.TYPE.cast(Long.class)),
            RecordField.number("recordId", STAGE_HISTORY.RECORD_ID).asSortable(),
            RecordField.number("pipelineId", STAGE_HISTORY.PIPELINE_ID),
            RecordField.number("stageId", STAGE_HISTORY.STAGE_ID),
            RecordField.text("semantics", STAGE_HISTORY.SEMANTICS),
            RecordField.time("changedAt", STAGE_HISTORY.CHANGED_AT).asSortable());

    private final Slices slices;
    private final RecordDirectory directory;
    private final RecordList list;

    StageSteps(Slices slices, RecordDirectory directory, RecordList list) {
        this.slices = slices;
        this.directory = directory;
        this.list = list;
    }

    /// @param type 1 created, 2 moved, 3 to a final stage, 5 to another pipeline
    /// @param stageId of a stage that may have been deleted since
    public record StageStep(
            long id,
            short type,
            long recordId,
            @Nullable Long pipelineId,
            long stageId,
            Semantics semantics,
            OffsetDateTime at) {}

    @Transactional(readOnly = true)
    public Slice<StageStep> slice(RecordKind kind, SliceQuery query) {
        return slices.read(
                STAGE_HISTORY,
                STAGE_HISTORY.ID,
                FIELDS,
                visible(kind),
                query,
                rows -> rows.stream()
                        .map(row -> row.into(STAGE_HISTORY))
                        .map(row -> new StageStep(
                                row.getId(),
                                row.getType(),
                                row.getRecordId(),
                                row.getPipelineId(),
                                row.getStageId(),
                                Semantics.ofCode(row.getSemantics()),
                                row.getChangedAt()))
                        .toList());
    }

    private Condition visible(RecordKind kind) {
        var type = directory.type(kind);
        return STAGE_HISTORY
                .ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(STAGE_HISTORY.KIND.eq((short) kind.typeId()))
                .and(DSL.exists(DSL.selectOne()
                        .from(type.table())
                        .where(list.visible(type, Filter.NONE, null))
                        .and(type.id().eq(STAGE_HISTORY.RECORD_ID))));
    }
}
