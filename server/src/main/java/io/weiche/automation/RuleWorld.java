package io.weiche.automation;

import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What rules refer to, as it is at the moment.
///
/// @param obstacle what keeps the whole account from it
/// @param people who is there
record RuleWorld(
        @Nullable Obstacle obstacle,
        List<Stage> leadStages,
        List<Pipeline> pipelines,
        Set<Long> people,
        Set<Long> tags) {

    Optional<Stage> stage(long id) {
        return Stream.concat(leadStages.stream(), pipelines.stream().flatMap(pipeline -> pipeline.stages().stream()))
                .filter(stage -> stage.id() == id)
                .findFirst();
    }

    /// Why a rule cannot act; the condition is not looked at.
    @Nullable
    Obstacle against(RuleDraft rule) {
        if (obstacle != null) {
            return obstacle;
        }
        if (stage(rule.stageId()).isEmpty()) {
            return Obstacle.STAGE;
        }
        var action = rule.action();
        var named = action.responsibleId();
        return switch (action.type()) {
            case ACTIVITY -> named == null || people.contains(named) ? null : Obstacle.PERSON;
            case RESPONSIBLE -> action.personIds().stream().anyMatch(people::contains) ? null : Obstacle.PERSON;
            case NOTIFY ->
                action.tellsResponsible()
                                || action.tellsHead()
                                || action.personIds().stream().anyMatch(people::contains)
                        ? null
                        : Obstacle.PERSON;
            case TAGS -> action.tagIds().stream().anyMatch(tags::contains) ? null : Obstacle.TAG;
            case MOVE, COPY -> {
                var target = action.stageId();
                yield target == null || stage(target).isEmpty() ? Obstacle.TARGET : null;
            }
        };
    }
}
