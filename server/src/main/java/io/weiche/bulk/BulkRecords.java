package io.weiche.bulk;

import io.weiche.bulk.BulkRules.Candidate;
import io.weiche.fields.RequiredFields;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Stage;
import io.weiche.records.ListQuery;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordList;
import io.weiche.records.RecordType;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectSeekStep1;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The records of a run: those its filter finds and its author may see, by number.
@Component
class BulkRecords {
    private static final Field<Boolean> LACKING = DSL.field(DSL.name("lacking"), Boolean.class);

    private final DSLContext db;
    private final RecordDirectory directory;
    private final RecordList list;
    private final RequiredFields required;

    BulkRecords(DSLContext db, RecordDirectory directory, RecordList list, RequiredFields required) {
        this.db = db;
        this.directory = directory;
        this.list = list;
        this.required = required;
    }

    private RecordType type(BulkRun run) {
        return directory.type(run.kind());
    }

    /// The filter asks for something that has gone since the run began, such as a field: nobody can say any more which
    /// records are meant.
    static final class FilterGone extends RuntimeException {
        FilterGone(BadInput cause) {
            super(cause);
        }
    }

    /// @throws FilterGone when the filter says nothing any more
    private Condition wanted(BulkRun run) {
        try {
            var query = ListQuery.of(run.filter(), run.search(), null, null, null);
            return list.visible(type(run), query.filter(), query.search());
        } catch (BadInput e) {
            throw new FilterGone(e);
        }
    }

    /// What opens after a run has begun does not belong to it.
    long highest(RecordType type) {
        return db.select(DSL.coalesce(DSL.max(type.id()), 0L))
                .from(type.table())
                .where(type.accountId().eq(CurrentAccount.require().value()))
                .fetchSingle()
                .value1();
    }

    long count(BulkRun run) {
        return db.fetchCount(db.selectOne()
                .from(type(run).table())
                .where(wanted(run))
                .and(type(run).id().le(run.maxRecordId())));
    }

    List<Long> next(BulkRun run) {
        var type = type(run);
        return db.select(type.id())
                .from(type.table())
                .where(wanted(run))
                .and(type.id().gt(run.lastRecordId()))
                .and(type.id().le(run.maxRecordId()))
                .orderBy(type.id())
                .limit(run.batchSize())
                .fetch(row -> row.value1());
    }

    /// Those of them that still match, held until the end of the transaction.
    ///
    /// @param wait for whoever is writing to one; else it is left out
    /// @param target the stage they are moved to, for actions that move
    List<Candidate> lock(BulkRun run, List<Long> ids, @Nullable Stage target, boolean wait) {
        var type = type(run);
        var select = select(run, ids, refused(run, target)).forUpdate().of(type.table());
        return candidates(type, wait ? select : select.skipLocked());
    }

    List<Candidate> look(BulkRun run, List<Long> ids) {
        return candidates(type(run), select(run, ids, DSL.falseCondition()));
    }

    private Condition refused(BulkRun run, @Nullable Stage target) {
        return target == null
                ? DSL.falseCondition()
                : required.refusedBy(run.kind(), target.id(), target.semantics() != Semantics.FAILURE);
    }

    private SelectSeekStep1<Record, Long> select(BulkRun run, List<Long> ids, Condition refused) {
        var type = type(run);
        SelectConditionStep<Record> select = db.select(type.table().fields())
                .select(DSL.field(refused).as(LACKING))
                .from(type.table())
                .where(wanted(run))
                .and(type.id().in(ids));
        return select.orderBy(type.id());
    }

    private static List<Candidate> candidates(RecordType type, Select<Record> select) {
        return select.fetch(row -> new Candidate(
                row.get(type.id()),
                row.get(type.responsibleId()),
                longOf(type, row, "stage_id"),
                longOf(type, row, "pipeline_id"),
                semantics(type, row),
                row.get(type.access().openToAll()),
                row.get(LACKING),
                longOf(type, row, "contact_id") != null || longOf(type, row, "company_id") != null,
                names(type, row)));
    }

    private static @Nullable Long longOf(RecordType type, Record row, String column) {
        var field = type.table().field(column, Long.class);
        return field == null ? null : row.get(field);
    }

    private static boolean names(RecordType type, Record row) {
        var field = type.table().field("company_title", String.class);
        return field != null && row.get(field) != null;
    }

    private static @Nullable Semantics semantics(RecordType type, Record row) {
        var field = type.table().field("semantics", String.class);
        return field == null ? null : Semantics.ofCode(row.get(field));
    }
}
