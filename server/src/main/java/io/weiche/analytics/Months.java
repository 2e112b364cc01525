package io.weiche.analytics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts for reports. What was counted of months that are over is read from what was kept of them, unless something of
/// such a month has changed since; the rest is counted anew.
@Component
public class Months {
    /// Until then nobody notes changes of a month (`no_month_before` in the migration).
    private static final int DAYS_OVER = 2;
    private static final int DAYS_UNTIL_RECOUNTED = 1;
    /// Twenty years. One record that says it was created in the Middle Ages must not make a thousand months.
    private static final int MOST = 240;
    /// How sums are written down; what was written otherwise is asked for no more.
    private static final String WRITTEN = "seconds of eight bytes\n";

    private final MonthStore store;
    private final Periods periods;
    private final MonthKeeping keeping;

    Months(MonthStore store, Periods periods, MonthKeeping keeping) {
        this.store = store;
        this.periods = periods;
        this.keeping = keeping;
    }

    /// One for each combination of keys.
    public Collection<Tally> tallies(Counting counting) {
        var hash = hash(counting.recipe());
        if (hash == null) {
            return whole(counting);
        }
        var now = periods.now();
        var months = keepable(counting.period(), now);
        if (months.isEmpty()) {
            return whole(counting);
        }
        var counted = store.valid(hash, months);
        var kept = counted.keySet();
        var rest = Stretches.without(counting.period(), kept);
        long began = System.nanoTime();
        var tallies = added(store.countBeside(counting, rest, hash, kept));
        var missing = months.stream().filter(month -> !kept.contains(month)).toList();
        keeping.keepLater(counting, hash, missing, System.nanoTime() - began);
        due(counted, now).ifPresent(month -> keeping.recountLater(counting, hash, month));
        return tallies;
    }

    private Collection<Tally> whole(Counting counting) {
        return added(store.count(counting, Stretches.whole(counting.period())));
    }

    /// The period without those months of which it is known that they count none of what is wanted.
    Stretches holding(Counting counting, Predicate<Tally> wanted) {
        var hash = hash(counting.recipe());
        if (hash == null) {
            return Stretches.whole(counting.period());
        }
        var kept = store.valid(hash, keepable(counting.period(), periods.now())).keySet();
        var holding = store.holding(hash, kept, wanted);
        return Stretches.without(
                counting.period(),
                kept.stream().filter(month -> !holding.contains(month)).toList());
    }

    /// The latest whole months that are over.
    private static List<LocalDate> keepable(Period period, OffsetDateTime now) {
        return latest(Stretches.wholeMonths(period, now.minusDays(DAYS_OVER)));
    }

    /// The month that was counted, or counted once more, the longest time ago, unless even that was lately.
    private static Optional<LocalDate> due(Map<LocalDate, OffsetDateTime> counted, OffsetDateTime now) {
        return counted.entrySet().stream()
                .min(Map.Entry.<LocalDate, OffsetDateTime>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(oldest -> oldest.getValue().isBefore(now.minusDays(DAYS_UNTIL_RECOUNTED)))
                .map(Map.Entry::getKey);
    }

    private static List<LocalDate> latest(List<LocalDate> months) {
        return months.subList(Math.max(0, months.size() - MOST), months.size());
    }

    private static Collection<Tally> added(List<Tally> tallies) {
        var byKeys = new LinkedHashMap<List<@Nullable String>, Tally.Sum>();
        for (var tally : tallies) {
            byKeys.computeIfAbsent(tally.keys(), _ -> new Tally.Sum()).add(tally);
        }
        return byKeys.values().stream().map(Tally.Sum::tally).toList();
    }

    private static @Nullable String hash(@Nullable String recipe) {
        if (recipe == null) {
            return null;
        }
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest((WRITTEN + recipe).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
