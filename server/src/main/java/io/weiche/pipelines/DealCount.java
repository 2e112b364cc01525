package io.weiche.pipelines;

import java.util.List;

/// How many deals somebody sees in a pipeline.
///
/// @param exact false when there are at least so many
public record DealCount(int value, boolean exact) {
    public static final DealCount NONE = new DealCount(0, true);

    static DealCount of(List<Integer> inStages, int most) {
        return new DealCount(
                inStages.stream().mapToInt(Integer::intValue).sum(),
                inStages.stream().allMatch(count -> count < most));
    }
}
