package io.weiche.imports;

import io.weiche.access.CurrentUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The rows of a file nothing was made of, as they stood there, each with its reason: corrected, they can be taken in
/// as a file of their own.
@Service
public class RejectedRows {
    private final Imports imports;
    private final PageStore pages;
    private final RejectionStore rejections;
    private final TransactionTemplate transaction;

    RejectedRows(Imports imports, PageStore pages, RejectionStore rejections, TransactionTemplate transaction) {
        this.imports = imports;
        this.pages = pages;
        this.rejections = rejections;
        this.transaction = transaction;
    }

    /// @param skipped whether rows about somebody who was there already stand in it too
    /// @param row takes the names of the columns first
    /// @throws io.weiche.web.Problem conflict when the rows are gone, because a person was erased
    public void each(long id, boolean skipped, Consumer<List<String>> row) {
        var run = imports.get(id);
        run.requireRows();
        var language = CurrentUser.require().language();
        var head = new ArrayList<>(run.columns());
        head.add(language.pick("Zeile", "Row"));
        head.add(language.pick("Grund", "Reason"));
        row.accept(head);
        for (int number = 1; ; number++) {
            var page = number;
            var part = transaction.execute(_ -> part(run, page, skipped));
            if (part == null || part.isEmpty()) {
                return;
            }
            part.get().forEach(row);
        }
    }

    /// @return empty after the last page
    private Optional<List<List<String>>> part(ImportRun run, int number, boolean skipped) {
        var rows = pages.find(run.id(), number);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var page = rows.get();
        var rejected =
                rejections.between(run.id(), page.getFirst().n(), page.getLast().n());
        var lines = new ArrayList<List<String>>();
        for (var one : page) {
            var why = rejected.get(one.n());
            if (why != null && (skipped || why.outcome().equals("FAILED"))) {
                lines.add(line(run, one, why));
            }
        }
        return Optional.of(lines);
    }

    private static List<String> line(ImportRun run, PageStore.Row row, RejectionStore.Rejection why) {
        var line = new ArrayList<String>();
        for (int i = 0; i < run.columns().size(); i++) {
            line.add(
                    i < row.cells().size()
                            ? io.weiche.web.Formulas.restored(row.cells().get(i))
                            : "");
        }
        line.add(Long.toString(row.n()));
        var language = CurrentUser.require().language();
        line.add(Stream.concat(Stream.of(why.reason()), why.others().stream())
                .map(reason -> Reasons.text(language, reason.code(), column(run, reason.field())))
                .collect(Collectors.joining("; ")));
        return line;
    }

    /// The column that has this meaning.
    private static @Nullable String column(ImportRun run, @Nullable String field) {
        return run.plan() == null || field == null
                ? null
                : run.plan().mapping().stream()
                        .filter(one -> one.target().equals(field))
                        .findFirst()
                        .map(one -> run.columns().get(one.column()))
                        .orElse(null);
    }
}
