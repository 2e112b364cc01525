package io.weiche.access;

import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Where a query finds what decides about a record. The same as [Subject], for many.
///
/// @param pipelineId null for kinds without pipelines
/// @param stageId null for kinds without stages
public record Columns(
        Field<Long> responsibleId,
        @Nullable Field<Long> pipelineId,
        @Nullable Field<Long> stageId,
        Field<Boolean> openToAll) {

    /// @param table of leads, deals, contacts or companies, under whatever name it has in the query
    public static Columns of(Table<?> table) {
        return new Columns(
                Objects.requireNonNull(table.field("responsible_id", Long.class)),
                table.field("pipeline_id", Long.class),
                table.field("stage_id", Long.class),
                Objects.requireNonNull(table.field("open_to_all", Boolean.class)));
    }

    /// @param name of the table of the kind in a statement that is text
    public static Columns of(RecordKind kind, String name) {
        var deal = kind == RecordKind.DEAL;
        return new Columns(
                number(name, "responsible_id"),
                deal ? number(name, "pipeline_id") : null,
                deal || kind == RecordKind.LEAD ? number(name, "stage_id") : null,
                DSL.field(DSL.name(name, "open_to_all"), Boolean.class));
    }

    private static Field<Long> number(String table, String column) {
        return DSL.field(DSL.name(table, column), Long.class);
    }

    /// What a query has to read so that [#subject] can tell.
    public List<Field<?>> fields() {
        return Stream.<@Nullable Field<?>>of(responsibleId, pipelineId, stageId, openToAll)
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
                row.get(openToAll));
    }

    /// The same records, judged by whom somebody else was responsible for.
    public Columns of(Field<Long> responsible) {
        return new Columns(responsible, pipelineId, stageId, openToAll);
    }
}
