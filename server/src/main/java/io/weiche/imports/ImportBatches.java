package io.weiche.imports;

import io.weiche.imports.ImportPlan.Duplicates;
import io.weiche.imports.ImportRunStore.Step;
import io.weiche.kernel.RecordKind;
import io.weiche.leads.LeadGate;
import io.weiche.pipelines.QuietStages;
import java.util.List;
import org.springframework.stereotype.Component;

/// Works through one page of a run, in one transaction of the caller: all of its rows become visible together.
@Component
class ImportBatches {
    private final StageTables tables;
    private final UnusableRows unusable;
    private final Recognise recognise;
    private final MakeCompanies companies;
    private final MakeRecords make;
    private final ChangeRecords change;
    private final MakeInquiries inquiries;
    private final OpenedLeads openedLeads;
    private final RejectionStore rejections;
    private final ImportRunStore runs;
    private final LeadGate gate;
    private final QuietStages quiet;

    ImportBatches(
            StageTables tables,
            UnusableRows unusable,
            Recognise recognise,
            MakeCompanies companies,
            MakeRecords make,
            ChangeRecords change,
            MakeInquiries inquiries,
            OpenedLeads openedLeads,
            RejectionStore rejections,
            ImportRunStore runs,
            LeadGate gate,
            QuietStages quiet) {
        this.tables = tables;
        this.unusable = unusable;
        this.recognise = recognise;
        this.companies = companies;
        this.make = make;
        this.change = change;
        this.inquiries = inquiries;
        this.openedLeads = openedLeads;
        this.rejections = rejections;
        this.runs = runs;
        this.gate = gate;
        this.quiet = quiet;
    }

    /// Somebody cancelled the run, or another node took it over: nothing may be committed any more.
    static final class NotOurs extends RuntimeException {}

    /// @throws NotOurs when nothing may be committed any more
    void work(ImportRun run, long fence, ReadPage page) {
        var asInquiries = run.requirePlan().asInquiries();
        if (run.kind() == RecordKind.LEAD) {
            gate.enter(run.requirePlan().door());
        }
        quiet.begin();
        tables.fill(page, asInquiries);
        var problems = unusable.of(run.kind(), page);
        var step = asInquiries ? inquire(run, page, problems) : records(run, page, problems);
        rejections.failed(run.id(), problems);
        var all = Problems.of(run.problems());
        problems.forEach(all::add);
        if (!runs.progress(run.id(), fence, step, all.list())) {
            throw new NotOurs();
        }
    }

    private Step inquire(ImportRun run, ReadPage page, List<RowProblem> problems) {
        inquiries.take(run);
        var taken = page.rows() - problems.size();
        return new Step(page.rows(), taken, 0, 0, problems.size());
    }

    private Step records(ImportRun run, ReadPage page, List<RowProblem> problems) {
        var policy = run.requirePlan().duplicates();
        if (policy != Duplicates.MAKE) {
            recognise.find(run.kind());
            problems.addAll(unusable.ofKnown(run, page));
        }
        companies.make(run);
        int made = make.make(run, run.kind());
        int updated = policy.changes() ? change.change(run, run.kind()) : 0;
        if (run.kind() == RecordKind.LEAD && made > 0) {
            openedLeads.open(run);
        }
        rejections.skippedFound(run.id(), "duplicate");
        var failed = problems.stream().map(RowProblem::row).toList();
        var following = page.followers().stream()
                .map(follower -> follower.draft().row())
                .filter(row -> !failed.contains(row))
                .toList();
        if (policy == Duplicates.SKIP) {
            rejections.skipped(run.id(), "duplicate-in-file", following);
        } else {
            updated += following.size();
        }
        int skipped = page.rows() - problems.size() - made - updated;
        return new Step(page.rows(), made, updated, skipped, problems.size());
    }

    /// None of these rows can be taken in, for a reason nobody foresaw.
    void fail(ImportRun run, long fence, List<PageStore.Row> rows, String reference) {
        var problems = rows.stream()
                .map(row -> RowProblem.of(row.n(), null, "unexpected-error", reference))
                .toList();
        rejections.failed(run.id(), problems);
        var all = Problems.of(run.problems());
        problems.forEach(all::add);
        var step = new Step(rows.size(), 0, 0, 0, rows.size());
        if (!runs.progress(run.id(), fence, step, all.list())) {
            throw new NotOurs();
        }
    }
}
