package io.weiche.views;

import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Sources;
import io.weiche.pipelines.Stage;
import io.weiche.records.ListQuery;
import io.weiche.records.RecordDirectory;
import io.weiche.records.RecordField;
import io.weiche.records.RecordList;
import io.weiche.records.RecordType;
import io.weiche.web.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A list as rows of cells for a file, part by part, so that its length does not matter.
@Service
public class ListFile {
    private static final int AT_ONCE = 1_000;

    private final RecordDirectory directory;
    private final RecordList list;
    private final Users users;
    private final Pipelines pipelines;
    private final Sources sources;
    private final Accounts accounts;

    ListFile(
            RecordDirectory directory,
            RecordList list,
            Users users,
            Pipelines pipelines,
            Sources sources,
            Accounts accounts) {
        this.directory = directory;
        this.list = list;
        this.users = users;
        this.pipelines = pipelines;
        this.sources = sources;
        this.accounts = accounts;
    }

    /// What a file needs to know before its first row.
    public record Head(RecordKind kind, List<String> labels, List<RecordField<?>> fields, Cells cells) {
        public Head {
            labels = List.copyOf(labels);
            fields = List.copyOf(fields);
        }
    }

    /// @param columns codes of fields in their order
    /// @param typed for a workbook, which knows times and amounts
    /// @throws BadInput when the kind has no such field
    @Transactional(readOnly = true)
    public Head head(RecordKind kind, List<String> columns, boolean typed) {
        var type = directory.type(kind);
        var language = CurrentUser.require().language();
        var fields = new ArrayList<RecordField<?>>();
        for (var code : columns) {
            fields.add(type.fields().stream()
                    .filter(field -> field.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> BadInput.of("columns", "unknown-field", "There is no such field.")));
        }
        var labels = fields.stream()
                .map(field -> Labels.of(language, kind, field.code()))
                .toList();
        var cells = new Cells(
                kind,
                language,
                accounts.get().timeZone(),
                users.names(),
                stageNames(),
                pipelines.list().stream().collect(Collectors.toMap(Pipeline::id, Pipeline::name)),
                sources.list().stream().collect(Collectors.toMap(Sources.Source::id, Sources.Source::name)),
                typed);
        return new Head(kind, labels, fields, cells);
    }

    private Map<Long, String> stageNames() {
        var names = new HashMap<Long, String>();
        pipelines.list().forEach(pipeline -> pipeline.stages().forEach(stage -> names.put(stage.id(), stage.name())));
        names.putAll(pipelines.leadStages().stream().collect(Collectors.toMap(Stage::id, Stage::name)));
        return names;
    }

    /// @param query its cursor says where this part begins
    /// @return the rows of one part
    @Transactional(readOnly = true)
    public Page<List<@Nullable Object>> part(Head head, ListQuery query) {
        var type = directory.type(head.kind());
        var columns = head.fields().stream()
                .<Field<?>>map(field -> column(type, field))
                .toList();
        var page = list.part(
                type, new ListQuery(query.filter(), query.search(), query.sort(), AT_ONCE, query.cursor()), columns);
        var names = directory.names(linked(head, columns, page.items()));
        return page.map(rows ->
                rows.stream().map(row -> cells(head, columns, row, names)).toList());
    }

    /// The column itself, or the text that says more than it.
    private static Field<?> column(RecordType type, RecordField<?> field) {
        var shown = type.shown().get(field.code());
        return (shown == null ? field.column() : shown).as("cell_" + field.code());
    }

    private static @Nullable RecordKind linkedKind(RecordField<?> field, Field<?> column) {
        if (column.getType() != Long.class) {
            return null;
        }
        return switch (ListFields.type(field)) {
            case LEAD -> RecordKind.LEAD;
            case DEAL -> RecordKind.DEAL;
            case CONTACT -> RecordKind.CONTACT;
            case COMPANY -> RecordKind.COMPANY;
            default -> null;
        };
    }

    private static HashSet<RecordRef> linked(Head head, List<Field<?>> columns, List<Record> rows) {
        var refs = new HashSet<RecordRef>();
        for (int i = 0; i < columns.size(); i++) {
            var kind = linkedKind(head.fields().get(i), columns.get(i));
            if (kind != null) {
                for (var row : rows) {
                    if (row.get(columns.get(i)) instanceof Long id) {
                        refs.add(new RecordRef(kind, id));
                    }
                }
            }
        }
        return refs;
    }

    private static List<@Nullable Object> cells(
            Head head, List<Field<?>> columns, Record row, Map<RecordRef, String> names) {
        var cells = new ArrayList<@Nullable Object>();
        for (int i = 0; i < columns.size(); i++) {
            var field = head.fields().get(i);
            var kind = linkedKind(field, columns.get(i));
            var value = row.get(columns.get(i));
            cells.add(
                    kind != null && value instanceof Long id
                            ? names.get(new RecordRef(kind, id))
                            : head.cells().of(field.code(), ListFields.type(field), value));
        }
        return cells;
    }
}
