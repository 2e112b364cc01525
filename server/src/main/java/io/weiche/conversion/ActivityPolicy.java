package io.weiche.conversion;

import io.weiche.timeline.Activity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What becomes of the open activities of a lead that is converted: they stay open and go along with what is made of
/// it, or they are completed.
///
/// @param keepOpen the answer for all types without one of their own
public record ActivityPolicy(boolean keepOpen, Map<Activity.Type, Choice> byType) {
    public enum Choice {
        KEEP,
        COMPLETE
    }

    public ActivityPolicy {
        byType = Map.copyOf(byType);
    }

    public static ActivityPolicy forAll(boolean keepOpen) {
        return new ActivityPolicy(keepOpen, Map.of());
    }

    private boolean keeps(Activity.Type type) {
        var own = byType.get(type);
        return own == null ? keepOpen : own == Choice.KEEP;
    }

    /// Names of the types that stay open, for statements.
    public List<String> keptTypes() {
        return Arrays.stream(Activity.Type.values())
                .filter(this::keeps)
                .map(Enum::name)
                .toList();
    }
}
