package io.weiche.views.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.records.ListQuery;
import io.weiche.views.ListCount;
import io.weiche.views.ListField;
import io.weiche.views.ListFields;
import io.weiche.views.ListFile;
import io.weiche.web.Answers;
import io.weiche.web.CsvFile;
import io.weiche.web.Page;
import io.weiche.web.XlsxFile;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A list as a whole: its fields, how long it is, all of it as a file.
@RestController
@RequestMapping("/api/v1/lists/{kind:leads|deals|contacts|companies}")
class ListController {
    private static final int MOST_COLUMNS = 100;

    private final ListFields fields;
    private final ListFile file;
    private final ListCount count;

    ListController(ListFields fields, ListFile file, ListCount count) {
        this.fields = fields;
        this.file = file;
        this.count = count;
    }

    record CountPayload(long count) {}

    /// The fields columns, filters and files can name.
    @GetMapping("/fields")
    @Requires(Right.SIGNED_IN)
    Page<ListField> fields(@PathVariable String kind) {
        return Page.whole(fields.list(RecordKind.ofWord(kind)));
    }

    /// How many records a list holds, exactly.
    @GetMapping("/count")
    @Requires(Right.SIGNED_IN)
    CountPayload count(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q) {
        return new CountPayload(count.of(RecordKind.ofWord(kind), ListQuery.of(filter, q, null, null, null)));
    }

    /// All of it as a file for spreadsheets.
    ///
    /// @param columns codes of fields, parted by commas; absent: all
    @GetMapping(path = "/rows.csv", produces = CsvFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void rows(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String columns,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletResponse response)
            throws IOException {
        var wanted = RecordKind.ofWord(kind);
        var head = file.head(wanted, codes(wanted, columns), false);
        var first = ListQuery.of(filter, q, sort, null, null);
        var separator = CurrentUser.require().language().pick(";", ",");
        CsvFile.answer(response, kind + ".csv", separator, rows -> each(head, first, row -> rows.row(row.toArray())));
    }

    /// The same as a workbook: numbers and times are what they are.
    ///
    /// @param columns codes of fields, parted by commas; absent: all
    @GetMapping(path = "/rows.xlsx", produces = XlsxFile.TYPE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = String.class)
    void workbook(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String columns,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletResponse response)
            throws IOException {
        var wanted = RecordKind.ofWord(kind);
        var head = file.head(wanted, codes(wanted, columns), true);
        var first = ListQuery.of(filter, q, sort, null, null);
        XlsxFile.answer(response, kind + ".xlsx", rows -> each(head, first, row -> rows.row(row.toArray())));
    }

    /// The names of the columns, then row by row.
    private void each(ListFile.Head head, ListQuery first, Consumer<List<? extends @Nullable Object>> row) {
        var part = file.part(head, first);
        row.accept(head.labels());
        part.items().forEach(row);
        while (part.nextCursor() != null) {
            part = file.part(
                    head,
                    new ListQuery(first.filter(), first.search(), first.sort(), first.limit(), part.nextCursor()));
            part.items().forEach(row);
        }
    }

    private List<String> codes(RecordKind kind, @Nullable String columns) {
        if (columns == null || columns.isBlank()) {
            return fields.list(kind).stream().map(ListField::code).toList();
        }
        var codes = Arrays.stream(columns.split(",", -1)).distinct().toList();
        if (codes.size() > MOST_COLUMNS) {
            throw BadInput.of("columns", "too-long", "At most " + MOST_COLUMNS + " columns are possible.");
        }
        return codes;
    }
}
