package io.weiche.analytics;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which inquiries a report is about.
///
/// @param only keys that inquiries must have, by what they are broken down by; [#NONE] for those without
public record ReportQuery(Period period, Touch touch, Map<Dimension, String> only) {
    public static final String NONE = "none";

    public ReportQuery {
        only = Map.copyOf(only);
        for (var key : only.entrySet()) {
            Texts.refuseUnstorable(key.getKey().name(), key.getValue());
            if (key.getValue().length() > Texts.NAME) {
                throw BadInput.of(key.getKey().name(), "too-long", "This is too long.");
            }
        }
    }

    public ReportQuery with(Dimension by, @Nullable String key) {
        if (key == null) {
            return this;
        }
        if (only.containsKey(by) && !key.equals(only.get(by))) {
            throw BadInput.of("key", "unknown-value", "The report is narrowed to another one already.");
        }
        var more = new EnumMap<Dimension, String>(Dimension.class);
        more.putAll(only);
        more.put(by, key);
        return new ReportQuery(period, touch, more);
    }

    /// Of the period before, as much of it as has passed of this one.
    public ReportQuery previous(OffsetDateTime now) {
        return new ReportQuery(period.previous(now), touch, only);
    }
}
