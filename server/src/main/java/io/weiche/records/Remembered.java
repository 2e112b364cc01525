package io.weiche.records;

import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jooq.Condition;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How many rows a list has. Whoever goes through a large list page by page would pay for the count with every page;
/// so a count that took its time is remembered for a minute, for the same account and the same condition, as long as
/// no record of the account changes. Lists that are counted quickly are always counted.
@Component
public class Totals {
    private static final long LONG = Duration.ofMillis(20).toNanos();
    private static final long KEPT = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 500;

    private final LongSupplier nanos;
    private final Map<String, Total> kept = new LinkedHashMap<>(16, 0.75f, true);

    Totals() {
        this(System::nanoTime);
    }

    Totals(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Total(long rows, long at) {}

    /// @param wanted names the account and what the current user may see
    /// @param lastChange number of the account's last change; with another one everything is counted anew
    long of(Table<?> table, Condition wanted, long lastChange, LongSupplier count) {
        var key = CurrentAccount.require() + " " + lastChange + " " + table.getName() + " " + wanted;
        var known = find(key);
        if (known != null) {
            return known;
        }
        var begun = nanos.getAsLong();
        var rows = count.getAsLong();
        var now = nanos.getAsLong();
        if (now - begun >= LONG) {
            keep(key, new Total(rows, now));
        }
        return rows;
    }

    private synchronized @Nullable Long find(String key) {
        var total = kept.get(key);
        if (total == null) {
            return null;
        }
        if (nanos.getAsLong() - total.at() > KEPT) {
            kept.remove(key);
            return null;
        }
        return total.rows();
    }

    private synchronized void keep(String key, Total total) {
        kept.put(key, total);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
