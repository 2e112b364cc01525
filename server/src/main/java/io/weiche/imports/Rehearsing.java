package io.weiche.imports;

import io.weiche.imports.ImportPlan.Duplicates;
import io.weiche.kernel.RecordKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Does everything a run does, but for making something: what would be new, who is there already, what is wrong.
@Component
class Rehearsing {
    private final PageStore pages;
    private final StageTables tables;
    private final UnusableRows unusable;
    private final Links links;
    private final Recognise recognise;
    private final ImportRunStore runs;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    Rehearsing(
            PageStore pages,
            StageTables tables,
            UnusableRows unusable,
            Links links,
            Recognise recognise,
            ImportRunStore runs,
            JdbcClient sql,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.tables = tables;
        this.unusable = unusable;
        this.links = links;
        this.recognise = recognise;
        this.runs = runs;
        this.sql = sql;
        this.transaction = transaction;
    }

    /// What is found on the way. A rehearsal that is interrupted begins again.
    private static final class Figures {
        private long done;
        private long made;
        private long duplicates;
        private long failed;
        private long companies;
        private final Problems problems = Problems.of(List.of());
        private final SeenKeys seen = new SeenKeys();
        private final SeenKeys named = new SeenKeys();
    }

    /// @throws ImportBatches.NotOurs when it is cancelled or taken over
    void rehearse(ImportRun run, long fence, RowReader reader) {
        var figures = new Figures();
        for (int number = 1; ; number++) {
            var page = number;
            var more = transaction.execute(_ -> look(run, fence, reader, page, figures));
            if (!Boolean.TRUE.equals(more)) {
                break;
            }
        }
        var result = new ImportRun.Rehearsal(figures.made, figures.duplicates, figures.failed, figures.companies);
        transaction.executeWithoutResult(_ -> runs.rehearsed(run.id(), fence, result, figures.problems.list()));
    }

    /// @return false after the last page
    private boolean look(ImportRun run, long fence, RowReader reader, int number, Figures figures) {
        var rows = pages.find(run.id(), number);
        if (rows.isEmpty()) {
            return false;
        }
        var page = ReadPage.of(reader, run, rows.get());
        var inquiries = run.requirePlan().asInquiries();
        tables.fill(page, inquiries);
        var problems = unusable.of(run.kind(), page);
        if (inquiries) {
            recognise.find(RecordKind.CONTACT);
        } else if (run.requirePlan().duplicates() != Duplicates.MAKE) {
            recognise.find(run.kind());
            problems.addAll(unusable.ofKnown(run, page));
        }
        problems.forEach(figures.problems::add);
        figures.failed += problems.size();
        count(run, page, problems, figures);
        figures.done += page.rows();
        if (!runs.rehearsing(run.id(), fence, figures.done)) {
            throw new ImportBatches.NotOurs();
        }
        return true;
    }

    private void count(ImportRun run, ReadPage page, List<RowProblem> problems, Figures figures) {
        var found = new HashSet<>(sql.sql("select row_number from import_stage where found")
                .query(Long.class)
                .list());
        var gone = new HashSet<>(problems.stream().map(RowProblem::row).toList());
        var inquiries = run.requirePlan().asInquiries();
        var alone = run.requirePlan().duplicates() == Duplicates.MAKE && !inquiries;
        for (var draft : page.drafts()) {
            if (gone.contains(draft.row())) {
                continue;
            }
            var keys = alone ? Set.<String>of() : ReadPage.keys(run.kind(), draft);
            var known = found.contains(draft.row()) || keys.stream().anyMatch(figures.seen::contains);
            keys.forEach(figures.seen::add);
            figures.duplicates += known ? 1 : 0;
            figures.made += known && !inquiries ? 0 : 1;
        }
        var following = page.followers().stream()
                .filter(follower -> !gone.contains(follower.draft().row()))
                .count();
        figures.duplicates += following;
        figures.made += inquiries ? following : 0;
        links.newCompanies().stream().filter(figures.named::add).forEach(_ -> figures.companies++);
    }
}
