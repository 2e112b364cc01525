package io.weiche.imports;

import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows of one page as drafts.
///
/// @param drafts what is to be looked at
/// @param followers rows about somebody who stands higher up on the page
/// @param problems rows that cannot be read
record ReadPage(List<Draft> drafts, List<Follower> followers, List<RowProblem> problems, int rows) {
    ReadPage {
        drafts = List.copyOf(drafts);
        followers = List.copyOf(followers);
        problems = List.copyOf(problems);
    }

    /// @param first row of whom this one tells more
    record Follower(Draft draft, long first) {}

    static ReadPage of(RowReader reader, ImportRun run, List<PageStore.Row> rows) {
        return of(reader, run, rows, List.of());
    }

    /// @param toBlame rows that nothing can be made of, as is known before
    static ReadPage of(RowReader reader, ImportRun run, List<PageStore.Row> rows, List<RowProblem> toBlame) {
        var left = toBlame.stream().map(RowProblem::row).collect(Collectors.toSet());
        var drafts = new ArrayList<Draft>();
        var followers = new ArrayList<Follower>();
        var problems = new ArrayList<>(toBlame);
        Map<String, Draft> known = new HashMap<>();
        var alone = run.requirePlan().duplicates() == ImportPlan.Duplicates.MAKE
                && !run.requirePlan().asInquiries();
        for (var row : rows) {
            if (left.contains(row.n())) {
                continue;
            }
            try {
                var draft = reader.read(row);
                var keys = alone ? Set.<String>of() : keys(run.kind(), draft);
                var first = keys.stream().filter(known::containsKey).findFirst().map(known::get);
                if (first.isPresent()) {
                    followers.add(new Follower(draft, first.get().row()));
                    keys.forEach(key -> known.putIfAbsent(key, first.get()));
                    if (!run.requirePlan().asInquiries()) {
                        follow(first.get(), draft, run.requirePlan().duplicates());
                    }
                } else {
                    drafts.add(draft);
                    keys.forEach(key -> known.put(key, draft));
                }
            } catch (Unreadable e) {
                problems.add(e.of(row.n()));
            }
        }
        return new ReadPage(drafts, followers, problems, rows.size());
    }

    private static void follow(Draft first, Draft later, ImportPlan.Duplicates policy) {
        switch (policy) {
            case FILL -> first.fillFrom(later);
            case OVERWRITE -> first.overwriteFrom(later);
            case SKIP, MAKE -> {}
        }
    }

    /// What makes two rows about the same one: the number of a record, else a phone or e-mail, the name of a company,
    /// the title of a customer's deal.
    static Set<String> keys(RecordKind kind, Draft draft) {
        if (draft.numbered()) {
            return Set.of("number:" + draft.get(Draft.OWN_ID));
        }
        var keys = new HashSet<>(draft.keys());
        if (kind == RecordKind.COMPANY && draft.get("name_is_fallback") == null) {
            keys.add("title:" + draft.get("title"));
        }
        if (kind == RecordKind.DEAL && (draft.get("company_ref") != null || draft.get("contact_ref") != null)) {
            keys.add("deal:" + draft.get("title") + "\n" + draft.get("company_ref") + "\n" + draft.get("contact_ref"));
        }
        return keys;
    }
}
