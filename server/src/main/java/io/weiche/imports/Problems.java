package io.weiche.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers what is wrong with rows, however many there are.
final class Problems {
    private static final int KINDS = 100;
    private static final int SAMPLES = 5;

    private final Map<Key, Gathered> all = new LinkedHashMap<>();

    private record Key(@Nullable String field, String code) {}

    private static final class Gathered {
        private long count;
        private final List<ImportProblem.Sample> samples = new ArrayList<>();
    }

    static Problems of(List<ImportProblem> known) {
        var problems = new Problems();
        for (var problem : known) {
            var gathered = new Gathered();
            gathered.count = problem.count();
            gathered.samples.addAll(problem.samples());
            problems.all.put(new Key(problem.field(), problem.code()), gathered);
        }
        return problems;
    }

    void add(RowProblem problem) {
        addOne(problem);
        problem.others().forEach(this::addOne);
    }

    private void addOne(RowProblem problem) {
        var key = new Key(problem.field(), problem.code());
        if (!all.containsKey(key) && all.size() >= KINDS) {
            key = new Key(null, "other");
        }
        var gathered = all.computeIfAbsent(key, _ -> new Gathered());
        gathered.count++;
        if (gathered.samples.size() < SAMPLES) {
            gathered.samples.add(new ImportProblem.Sample(problem.row(), problem.value()));
        }
    }

    /// The most frequent first.
    List<ImportProblem> list() {
        return all.entrySet().stream()
                .map(entry -> new ImportProblem(
                        entry.getKey().field(),
                        entry.getKey().code(),
                        entry.getValue().count,
                        entry.getValue().samples))
                .sorted(Comparator.comparingLong(ImportProblem::count).reversed())
                .toList();
    }
}
