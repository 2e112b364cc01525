package io.weiche.dashboards;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What of the filter of a dashboard narrows a goal. The goal of one person is not narrowed to another: nothing would
/// be
/// left, and that would look like a bad month.
///
/// @param only what is counted of the goal; empty: all of it
/// @param unapplied what does not narrow it
record GoalFilter(Map<By, String> only, List<By> unapplied) {
    GoalFilter {
        only = Map.copyOf(only);
        unapplied = List.copyOf(unapplied);
    }

    static final GoalFilter NONE = new GoalFilter(Map.of(), List.of());

    static GoalFilter of(Goal.Content goal, Filter filter) {
        var only = new EnumMap<By, String>(By.class);
        var unapplied = new ArrayList<By>();
        filter.only().forEach((by, key) -> {
            var own = own(goal, by);
            if (own != null) {
                if (!key.equals(own.toString())) {
                    unapplied.add(by);
                }
            } else if (narrows(goal, by)) {
                only.put(by, key);
            } else {
                unapplied.add(by);
            }
        });
        unapplied.sort(null);
        return new GoalFilter(only, unapplied);
    }

    /// Whose the goal is, in the word of the filter.
    private static @Nullable Long own(Goal.Content goal, By by) {
        var whose = goal.whose();
        return switch (by) {
            case RESPONSIBLE -> whose.userId();
            case DEPARTMENT -> whose.departmentId();
            case PIPELINE -> whose.pipelineId();
            default -> null;
        };
    }

    private static boolean narrows(Goal.Content goal, By by) {
        return switch (by) {
            case RESPONSIBLE -> true;
            case DEPARTMENT -> goal.whose().userId() == null;
            // inquiries are in no pipeline
            case PIPELINE -> goal.measured().ofDeals();
            default -> false;
        };
    }
}
