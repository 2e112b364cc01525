package io.weiche.timeline.web;

import io.weiche.records.RecordDirectory;
import io.weiche.timeline.Activity;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Shows activities with the names of their records, looked up all at once.
@Component
class ActivityPayloads {
    private final RecordDirectory directory;

    ActivityPayloads(RecordDirectory directory) {
        this.directory = directory;
    }

    @Transactional(readOnly = true)
    public List<ActivityPayload> of(List<Activity> activities) {
        var refs = activities.stream()
                .flatMap(activity -> activity.records().stream())
                .distinct()
                .toList();
        var names = directory.names(refs);
        return activities.stream()
                .map(activity -> ActivityPayload.of(activity, names))
                .toList();
    }

    @Transactional(readOnly = true)
    public ActivityPayload of(Activity activity) {
        return of(List.of(activity)).getFirst();
    }
}
