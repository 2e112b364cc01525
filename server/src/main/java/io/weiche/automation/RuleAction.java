package io.weiche.automation;

import io.weiche.intake.ChannelRule;
import io.weiche.timeline.Activity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule does. Only what its type needs is filled.
///
/// @param activityType of an activity
/// @param title of an activity
/// @param deadline of an activity, counted from the moment it is planned; null: the usual one
/// @param responsibleId of an activity; null: whoever is responsible for the record
/// @param how one of the people is chosen
/// @param personIds who may become responsible, or who is told
/// @param tellsResponsible whoever is responsible for the record is told
/// @param tellsHead whoever leads their department is told
/// @param tagIds put on
/// @param stageId where the record, or its copy, goes
public record RuleAction(
        Type type,
        Activity.@Nullable Type activityType,
        @Nullable String title,
        @Nullable Wait deadline,
        @Nullable Long responsibleId,
        ChannelRule.@Nullable How how,
        List<Long> personIds,
        boolean tellsResponsible,
        boolean tellsHead,
        List<Long> tagIds,
        @Nullable Long stageId) {
    public RuleAction {
        personIds = List.copyOf(personIds);
        tagIds = List.copyOf(tagIds);
    }

    public enum Type {
        /// An activity is planned.
        ACTIVITY,
        /// Somebody else becomes responsible.
        RESPONSIBLE,
        /// People are told.
        NOTIFY,
        /// The record gets tags.
        TAGS,
        /// It goes to another stage, maybe of another pipeline.
        MOVE,
        /// A deal like it begins in another pipeline.
        COPY;

        boolean travels() {
            return this == MOVE || this == COPY;
        }
    }
}
