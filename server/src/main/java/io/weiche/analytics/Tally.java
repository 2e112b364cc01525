package io.weiche.analytics;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sums of a report for one combination of keys.
///
/// @param keys in the order of the report; one may be missing
/// @param seconds of each record that took some
public record Tally(List<@Nullable String> keys, List<Long> counts, List<BigDecimal> amounts, long[] seconds) {
    /// Whether both say the same. In which order records took their seconds says nothing, nor how an amount is written.
    static boolean same(List<Tally> some, List<Tally> others) {
        return plain(some).equals(plain(others));
    }

    private static Map<List<@Nullable String>, List<Object>> plain(List<Tally> tallies) {
        return tallies.stream()
                .collect(Collectors.groupingBy(Tally::keys, Collectors.collectingAndThen(Collectors.toList(), parts -> {
                    var sum = together(parts);
                    return List.of(
                            sum.counts,
                            sum.amounts.stream()
                                    .map(BigDecimal::stripTrailingZeros)
                                    .toList(),
                            Arrays.stream(sum.seconds).sorted().boxed().toList());
                })));
    }

    /// @param bytes eight for each, the highest first
    static long[] seconds(byte[] bytes) {
        var seconds = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(seconds);
        return seconds;
    }

    /// Of several with the same keys.
    static final class Sum {
        private final List<Tally> parts = new ArrayList<>();

        void add(Tally tally) {
            parts.add(tally);
        }

        Tally tally() {
            var first = parts.getFirst();
            if (parts.size() == 1) {
                return first;
            }
            var counts = new Long[first.counts.size()];
            Arrays.setAll(
                    counts,
                    place -> parts.stream()
                            .mapToLong(part -> part.counts.get(place))
                            .sum());
            var amounts = new BigDecimal[first.amounts.size()];
            Arrays.setAll(
                    amounts,
                    place -> parts.stream()
                            .map(part -> part.amounts.get(place))
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
            var seconds = parts.stream()
                    .flatMapToLong(part -> Arrays.stream(part.seconds))
                    .toArray();
            return new Tally(first.keys, List.of(counts), List.of(amounts), seconds);
        }
    }

    /// Of those with the same keys but for some.
    public static Tally together(List<Tally> parts) {
        var sum = new Sum();
        parts.forEach(sum::add);
        return sum.tally();
    }

    public @Nullable Long mean() {
        return seconds.length == 0 ? null : Math.round(Arrays.stream(seconds).sum() / (double) seconds.length);
    }

    /// Half of them took less.
    public @Nullable Long median() {
        if (seconds.length == 0) {
            return null;
        }
        var sorted = seconds.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : Math.round((sorted[half - 1] + (double) sorted[half]) / 2);
    }
}
