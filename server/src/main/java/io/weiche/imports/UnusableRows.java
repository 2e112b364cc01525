package io.weiche.imports;

import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Which rows of a page nothing can be made of, in the order in which they are found: a rehearsal tells what the run
/// will tell.
@Component
class UnusableRows {
    private final Links links;

    UnusableRows(Links links) {
        this.links = links;
    }

    /// Takes them off the page, which stands in the working tables.
    List<RowProblem> of(RecordKind kind, ReadPage page) {
        var problems = new ArrayList<>(page.problems());
        if (page.drafts().stream().anyMatch(Draft::numbered)) {
            problems.addAll(links.number(kind));
        }
        problems.addAll(links.outside(kind));
        problems.addAll(links.resolve(kind));
        problems.addAll(lostWith(problems, page.followers()));
        return problems;
    }

    /// The same of rows about records that are there, once these are known.
    List<RowProblem> ofKnown(ImportRun run, ReadPage page) {
        if (run.requirePlan().duplicates() != ImportPlan.Duplicates.OVERWRITE) {
            return List.of();
        }
        var problems = new ArrayList<>(links.fixed(run.kind()));
        problems.addAll(lostWith(problems, page.followers()));
        return problems;
    }

    /// What nothing can be made of takes the rows with it that tell more about the same one.
    private static List<RowProblem> lostWith(List<RowProblem> problems, List<ReadPage.Follower> followers) {
        Map<Long, RowProblem> byRow = new HashMap<>();
        problems.forEach(problem -> byRow.put(problem.row(), problem));
        var lost = new ArrayList<RowProblem>();
        for (var follower : followers) {
            var first = byRow.get(follower.first());
            if (first != null && !byRow.containsKey(follower.draft().row())) {
                lost.add(first.alsoOf(follower.draft().row()));
            }
        }
        return lost;
    }
}
