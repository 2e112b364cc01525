package io.weiche.analytics;

import io.weiche.access.Users;
import io.weiche.pipelines.LossReasons;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Sources;
import io.weiche.pipelines.Stage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What the keys of a breakdown are called.
@Component
public class Names {
    private final Sources sources;
    private final LossReasons lossReasons;
    private final Users users;
    private final Pipelines pipelines;
    private final ReportStore store;

    Names(Sources sources, LossReasons lossReasons, Users users, Pipelines pipelines, ReportStore store) {
        this.sources = sources;
        this.lossReasons = lossReasons;
        this.users = users;
        this.pipelines = pipelines;
        this.store = store;
    }

    /// By key; nothing for keys that are words themselves.
    public Map<String, String> of(Dimension by) {
        return switch (by) {
            case SOURCE -> named(sources.list(), Sources.Source::id, Sources.Source::name);
            case FORM -> texts(store.formTitles());
            case RESPONSIBLE -> texts(users.names());
            case LOSS_REASON -> named(lossReasons.list(), LossReasons.LossReason::id, LossReasons.LossReason::name);
            case STAGE -> stages();
            case DEPARTMENT, CHANNEL, CAMPAIGN, MEDIUM, UTM_SOURCE, MONTH, CUSTOMER -> Map.of();
        };
    }

    /// Those that are called alike in several places say where they stand.
    private Map<String, String> stages() {
        record Standing(Stage stage, String where) {}
        var all = Stream.concat(
                        pipelines.leadStages().stream().map(stage -> new Standing(stage, "Lead")),
                        pipelines.list().stream()
                                .flatMap(pipeline ->
                                        pipeline.stages().stream().map(stage -> new Standing(stage, pipeline.name()))))
                .toList();
        var times =
                all.stream().collect(Collectors.groupingBy(one -> one.stage().name(), Collectors.counting()));
        return named(all, one -> one.stage().id(), one -> {
            var name = one.stage().name();
            return times.getOrDefault(name, 0L) > 1 ? name + " (" + one.where() + ")" : name;
        });
    }

    private static <T> Map<String, String> named(List<T> all, Function<T, Long> id, Function<T, String> name) {
        return texts(all.stream().collect(Collectors.toMap(id, name)));
    }

    private static Map<String, String> texts(Map<Long, String> names) {
        return names.entrySet().stream()
                .collect(Collectors.toMap(name -> String.valueOf(name.getKey()), Map.Entry::getValue));
    }
}
