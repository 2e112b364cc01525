package io.weiche.recurring;

import io.weiche.pipelines.Stage;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One deal that is to be made.
///
/// @param stage where it begins
/// @param day its beginning and its expected end are counted from here
/// @param dueOn the date it is made for; null: by hand, in between
record Making(
        long templateId,
        long responsibleId,
        Stage stage,
        LocalDate day,
        @Nullable LocalDate dueOn) {
    long stageId() {
        return stage.id();
    }
}
