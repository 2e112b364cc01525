package io.weiche.recurring;

import io.weiche.pipelines.Stage;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A locked template, as far as making its deals needs it.
///
/// @param responsibleThere whoever is to be responsible has not left
/// @param customerThere it is for no customer, or one of its customers is there
record DueTemplate(
        long id,
        long pipelineId,
        long responsibleId,
        Schedule schedule,
        @Nullable LocalDate nextOn,
        boolean responsibleThere,
        boolean customerThere) {

    /// @param stages where deals begin, by pipeline
    Optional<Obstacle> obstacle(Map<Long, Stage> stages) {
        if (!responsibleThere) {
            return Optional.of(Obstacle.RESPONSIBLE);
        }
        if (!customerThere) {
            return Optional.of(Obstacle.CUSTOMER);
        }
        return stages.containsKey(pipelineId) ? Optional.empty() : Optional.of(Obstacle.PIPELINE);
    }

    Turn turn(Map<Long, Stage> stages, LocalDate today) {
        return new Turn(this, stage(stages), schedule.due(Objects.requireNonNull(nextOn), today));
    }

    Making now(Map<Long, Stage> stages, LocalDate today) {
        return new Making(id, responsibleId, stage(stages), today, null);
    }

    private Stage stage(Map<Long, Stage> stages) {
        return Objects.requireNonNull(stages.get(pipelineId));
    }

    /// What a look at a template makes of it.
    record Turn(DueTemplate template, Stage stage, Schedule.Due due) {
        Stream<Making> makings() {
            return due.dates().stream()
                    .map(date -> new Making(template.id(), template.responsibleId(), stage, date, date));
        }
    }
}
