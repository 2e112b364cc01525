package io.weiche.imports;

import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.accounts.Account;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.fields.CustomCells;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Texts;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Sources;
import io.weiche.pipelines.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What names in files mean in this account: people, stages, pipelines, sources, fields. Looked up once for a run.
@Component
class Dictionary {
    private final Users users;
    private final Pipelines pipelines;
    private final Sources sources;
    private final Accounts accounts;
    private final CustomCells cells;

    Dictionary(Users users, Pipelines pipelines, Sources sources, Accounts accounts, CustomCells cells) {
        this.users = users;
        this.pipelines = pipelines;
        this.sources = sources;
        this.accounts = accounts;
        this.cells = cells;
    }

    /// @param users active ones, by name and by e-mail
    /// @param leadStages the first is where leads begin
    record Words(
            Account account,
            Map<String, Long> users,
            Map<String, Long> sources,
            List<Pipeline> pipelines,
            List<Stage> leadStages,
            CustomCells.Reader custom) {
        Words {
            users = Map.copyOf(users);
            sources = Map.copyOf(sources);
            pipelines = List.copyOf(pipelines);
            leadStages = List.copyOf(leadStages);
        }

        char decimal() {
            return account.language() == Language.DE ? ',' : '.';
        }

        boolean monthFirst() {
            return account.country().equals("US");
        }

        @Nullable
        Long user(String word) {
            return users.get(key(word));
        }

        @Nullable
        Long source(String word) {
            return sources.get(key(word));
        }

        Optional<Pipeline> pipeline(String word) {
            return pipelines.stream()
                    .filter(pipeline -> key(pipeline.name()).equals(key(word)))
                    .findFirst();
        }

        Pipeline defaultPipeline() {
            return pipelines.stream()
                    .filter(Pipeline::isDefault)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("an account without a pipeline"));
        }

        Optional<Stage> leadStage(String word) {
            return stage(leadStages, word);
        }

        /// @param pipeline null when the row names none: the default one, else the one that has such a stage
        Optional<Stage> dealStage(@Nullable Pipeline pipeline, String word) {
            if (pipeline != null) {
                return stage(pipeline.stages(), word);
            }
            return stage(defaultPipeline().stages(), word)
                    .or(() -> pipelines.stream()
                            .flatMap(other -> stage(other.stages(), word).stream())
                            .findFirst());
        }

        private static Optional<Stage> stage(List<Stage> stages, String word) {
            return stages.stream()
                    .filter(stage ->
                            key(stage.name()).equals(key(word)) || stage.code().equals(word.strip()))
                    .findFirst();
        }

        static String key(String word) {
            return Texts.matchKey(word);
        }
    }

    Words of(RecordKind kind) {
        var people = new HashMap<String, Long>();
        for (var user : users.list()) {
            if (user.active()) {
                people.putIfAbsent(Words.key(user.name()), user.id());
                people.put(Words.key(user.email()), user.id());
                reversed(user).ifPresent(name -> people.putIfAbsent(Words.key(name), user.id()));
            }
        }
        var origins = new HashMap<String, Long>();
        for (var source : sources.list()) {
            origins.putIfAbsent(Words.key(source.code()), source.id());
        }
        for (var source : sources.list()) {
            origins.put(Words.key(source.name()), source.id());
        }
        var account = accounts.get();
        return new Words(
                account, people, origins, pipelines.list(), pipelines.leadStages(), cells.of(kind, account.currency()));
    }

    private static Optional<String> reversed(User user) {
        return user.firstName() == null || user.lastName() == null
                ? Optional.empty()
                : Optional.of(user.lastName() + ", " + user.firstName());
    }
}
