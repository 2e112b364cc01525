package io.weiche.timeline;

import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody plans.
///
/// @param deadlineAt null for the standard deadline
/// @param responsibleId null for whoever plans it
public record ActivityDraft(
        Activity.Type type,
        String title,
        @Nullable String description,
        @Nullable OffsetDateTime deadlineAt,
        @Nullable Long responsibleId,
        List<RecordRef> records,
        ActivityDetails details) {
    public ActivityDraft {
        records = List.copyOf(records);
    }

    public ActivityDraft(
            Activity.Type type,
            String title,
            @Nullable String description,
            @Nullable OffsetDateTime deadlineAt,
            @Nullable Long responsibleId,
            List<RecordRef> records) {
        this(type, title, description, deadlineAt, responsibleId, records, ActivityDetails.NONE);
    }
}
