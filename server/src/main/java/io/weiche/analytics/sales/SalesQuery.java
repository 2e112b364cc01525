package io.weiche.analytics.sales;

import io.weiche.analytics.Period;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which leads and deals a report is about.
///
/// @param only keys that records must have; [ReportQuery#NONE] for those without
public record SalesQuery(Period period, Map<SalesDimension, String> only) {
    public SalesQuery {
        only = Map.copyOf(only);
        only.forEach((dimension, key) -> {
            Texts.refuseUnstorable(dimension.name(), key);
            if (key.length() > Texts.NAME) {
                throw BadInput.of(dimension.name(), "too-long", "This is too long.");
            }
        });
    }

    public SalesQuery with(SalesDimension by, @Nullable String key) {
        if (key == null) {
            return this;
        }
        if (only.containsKey(by) && !key.equals(only.get(by))) {
            throw BadInput.of("key", "unknown-value", "The report is narrowed to another one already.");
        }
        var more = new EnumMap<SalesDimension, String>(SalesDimension.class);
        more.putAll(only);
        more.put(by, key);
        return new SalesQuery(period, more);
    }

    /// Null: of whoever.
    @Nullable
    String department() {
        return only.get(SalesDimension.DEPARTMENT);
    }

    /// As an address says it.
    public String address() {
        var address = new StringBuilder("from=" + period.from() + "&to=" + period.to());
        only.forEach((dimension, key) ->
                address.append('&').append(dimension.name()).append('=').append(escaped(key)));
        return address.toString();
    }

    static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// Of the period before, as much of it as has passed of this one.
    public SalesQuery previous(OffsetDateTime now) {
        return new SalesQuery(period.previous(now), only);
    }
}
