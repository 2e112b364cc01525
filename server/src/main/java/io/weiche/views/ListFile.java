package io.weiche.views;

import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import io.weiche.fields.CustomValues;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Sources;
import io.weiche.pipelines.Stage;
import io.weiche.records.LinkedNames;
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
import org.jooq.JSONB;
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
    private final CustomFields customFields;
    private final Audit audit;

    ListFile(
            RecordDirectory directory,
            RecordList list,
            Users users,
            Pipelines pipelines,
            Sources sources,
            Accounts accounts,
            CustomFields customFields,
            Audit audit) {
        this.directory = directory;
        this.list = list;
        this.users = users;
        this.pipelines = pipelines;
        this.sources = sources;
        this.accounts = accounts;
        this.customFields = customFields;
        this.audit = audit;
    }

    /// A column of a file: a field every account has, or one of this account.
    public record Column(
            String label,
            @Nullable RecordField<?> field,
            @Nullable CustomField custom) {}

    /// What a file needs to know before its first row.
    public record Head(RecordKind kind, List<Column> columns, Cells cells) {
        public Head {
            columns = List.copyOf(columns);
        }

        public List<String> labels() {
            return columns.stream().map(Column::label).toList();
        }
    }

    /// @param columns codes of fields in their order; those hidden from the current user are left out
    /// @param typed for a workbook, which knows times and amounts
    /// @throws BadInput when the kind has no such field
    @Transactional(readOnly = true)
    public Head head(RecordKind kind, List<String> columns, boolean typed) {
        var type = directory.type(kind);
        // an address somebody kept goes on working without what is hidden from them since
        var seen =
                columns.stream().filter(code -> !FieldGroup.hides(kind, code)).toList();
        var language = CurrentUser.require().language();
        var custom = columns.stream().anyMatch(code -> code.startsWith(CustomValues.PREFIX))
                ? customFields.list(kind)
                : List.<CustomField>of();
        var cells = new Cells(
                kind,
                language,
                accounts.get(),
                users.names(),
                stageNames(),
                pipelines.list().stream().collect(Collectors.toMap(Pipeline::id, Pipeline::name)),
                sources.list().stream().collect(Collectors.toMap(Sources.Source::id, Sources.Source::name)),
                typed);
        return new Head(
                kind,
                seen.stream().map(code -> column(type, language, custom, code)).toList(),
                cells);
    }

    private static Column column(RecordType type, Language language, List<CustomField> custom, String code) {
        var own = custom.stream().filter(field -> field.name().equals(code)).findFirst();
        if (own.isPresent()) {
            return new Column(own.get().label(), null, own.get());
        }
        return type.seenFields().stream()
                .filter(field -> field.code().equals(code))
                .findFirst()
                .map(field -> new Column(Labels.of(language, type.kind(), code), field, null))
                .orElseThrow(() -> BadInput.of("columns", "unknown-field", "There is no such field."));
    }

    private Map<Long, String> stageNames() {
        var names = new HashMap<Long, String>();
        pipelines.list().forEach(pipeline -> pipeline.stages().forEach(stage -> names.put(stage.id(), stage.name())));
        names.putAll(pipelines.leadStages().stream().collect(Collectors.toMap(Stage::id, Stage::name)));
        return names;
    }

    /// The first part stands in the audit, for somebody takes records along: with the columns, not with what was
    /// searched for, which may be a name.
    ///
    /// @param query its cursor says where this part begins
    /// @return the rows of one part
    @Transactional
    public Page<List<@Nullable Object>> part(Head head, ListQuery query) {
        var type = directory.type(head.kind());
        var shown = head.columns().stream()
                .<Field<?>>map(column -> shown(type, column))
                .toList();
        var page = list.part(
                type, new ListQuery(query.filter(), query.search(), query.sort(), AT_ONCE, query.cursor()), shown);
        if (query.cursor() == null) {
            audit.write("list-exported", head.kind().plural(), null, Map.of("columns", head.labels()));
        }
        var names = directory.names(linked(head, shown, page.items()));
        return page.map(
                rows -> rows.stream().map(row -> cells(head, shown, row, names)).toList());
    }

    /// The column itself, or the text that says more than it; fields of the account share one.
    private static Field<?> shown(RecordType type, Column column) {
        var field = column.field();
        if (field == null) {
            return type.custom().as("cell_custom");
        }
        var shown = type.shown().get(field.code());
        return (shown == null ? field.column() : shown).as("cell_" + field.code());
    }

    private static @Nullable RecordKind linkedKind(@Nullable RecordField<?> field, Field<?> column) {
        if (field == null || column.getType() != Long.class) {
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

    private static HashSet<RecordRef> linked(Head head, List<Field<?>> shown, List<Record> rows) {
        var refs = new HashSet<RecordRef>();
        for (int i = 0; i < shown.size(); i++) {
            var kind = linkedKind(head.columns().get(i).field(), shown.get(i));
            if (kind != null) {
                for (var row : rows) {
                    if (row.get(shown.get(i)) instanceof Long id) {
                        refs.add(new RecordRef(kind, id));
                    }
                }
            }
        }
        return refs;
    }

    private static List<@Nullable Object> cells(
            Head head, List<Field<?>> shown, Record row, Map<RecordRef, String> names) {
        var cells = new ArrayList<@Nullable Object>();
        for (int i = 0; i < shown.size(); i++) {
            cells.add(cell(head, head.columns().get(i), shown.get(i), row, names));
        }
        return cells;
    }

    private static @Nullable Object cell(
            Head head, Column column, Field<?> shown, Record row, Map<RecordRef, String> names) {
        var custom = column.custom();
        var field = column.field();
        if (custom != null) {
            var values = CustomValues.ofJson(row.get(shown, JSONB.class));
            return head.cells().of(custom, values.byCode().get(custom.code()));
        }
        var kind = linkedKind(field, shown);
        var value = row.get(shown);
        if (kind != null && value instanceof Long id) {
            return names.getOrDefault(new RecordRef(kind, id), LinkedNames.unseen());
        }
        return field == null ? null : head.cells().of(field.code(), ListFields.type(field), value);
    }
}
