package io.weiche.access;

import static io.weiche.db.tables.Tables.RECORD_OBSERVER;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Where a query finds what decides about a record. The same as [Subject], for many.
///
/// @param pipelineId null for kinds without pipelines
/// @param stageId null for kinds without stages
/// @param observed where observers are found; null for what nobody can observe
public record Columns(
        Field<Long> responsibleId,
        @Nullable Field<Long> pipelineId,
        @Nullable Field<Long> stageId,
        Field<Boolean> openToAll,
        @Nullable Observed observed) {

    /// @param kind of the records
    /// @param id their number
    public record Observed(RecordKind kind, Field<Long> id) {
        private static final Field<Long[]> NAME = DSL.field(DSL.name("observer_ids"), Long[].class);

        /// The numbers are looked up once for the whole query, and lead it through the key of the records.
        Condition by(long userId) {
            return id.eq(DSL.any(DSL.array(DSL.select(RECORD_OBSERVER.RECORD_ID)
                    .from(RECORD_OBSERVER)
                    .where(here().and(RECORD_OBSERVER.USER_ID.eq(userId))))));
        }

        private Condition here() {
            return RECORD_OBSERVER
                    .ACCOUNT_ID
                    .eq(CurrentAccount.require().value())
                    .and(RECORD_OBSERVER.KIND.eq((short) kind.typeId()));
        }

        private Field<Long[]> users() {
            return DSL.array(DSL.select(RECORD_OBSERVER.USER_ID)
                            .from(RECORD_OBSERVER)
                            .where(here().and(RECORD_OBSERVER.RECORD_ID.eq(id))))
                    .as(NAME);
        }
    }

    /// Where there are no observers: not of records that are not there yet, nor of figures.
    public Columns(
            Field<Long> responsibleId,
            @Nullable Field<Long> pipelineId,
            @Nullable Field<Long> stageId,
            Field<Boolean> openToAll) {
        this(responsibleId, pipelineId, stageId, openToAll, null);
    }

    /// @param table of leads, deals, contacts or companies, under whatever name it has in the query
    public static Columns of(RecordKind kind, Table<?> table) {
        return new Columns(
                Objects.requireNonNull(table.field("responsible_id", Long.class)),
                table.field("pipeline_id", Long.class),
                table.field("stage_id", Long.class),
                Objects.requireNonNull(table.field("open_to_all", Boolean.class)),
                new Observed(kind, Objects.requireNonNull(table.field("id", Long.class))));
    }

    /// @param name of the table of the kind in a statement that is text
    public static Columns of(RecordKind kind, String name) {
        var deal = kind == RecordKind.DEAL;
        return new Columns(
                number(name, "responsible_id"),
                deal ? number(name, "pipeline_id") : null,
                deal || kind == RecordKind.LEAD ? number(name, "stage_id") : null,
                DSL.field(DSL.name(name, "open_to_all"), Boolean.class),
                new Observed(kind, number(name, "id")));
    }

    private static Field<Long> number(String table, String column) {
        return DSL.field(DSL.name(table, column), Long.class);
    }

    /// What a query has to read so that [#subject] can tell.
    public List<Field<?>> fields() {
        return Stream.<@Nullable Field<?>>of(
                        responsibleId, pipelineId, stageId, openToAll, observed == null ? null : observed.users())
                .filter(Objects::nonNull)
                .<Field<?>>map(Objects::requireNonNull)
                .toList();
    }

    public Subject subject(RecordKind kind, Record row) {
        return new Subject(
                kind,
                row.get(responsibleId),
                pipelineId == null ? null : row.get(pipelineId),
                stageId == null ? null : row.get(stageId),
                row.get(openToAll),
                observed == null ? Set.of() : Set.of(row.get(Observed.NAME)));
    }

    /// The same records, judged by whom somebody else was responsible for.
    public Columns of(Field<Long> responsible) {
        return new Columns(responsible, pipelineId, stageId, openToAll, observed);
    }
}
