package io.weiche.bitrix24.catalogue;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.records.SliceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The parameter `order`. Without one, lists are ordered by number, so that pages never overlap.
public final class Sorting {
    private static final int MOST = 10;

    private Sorting() {}

    public static List<SliceQuery.Order> of(Catalogue<?> catalogue, Call call) {
        var order = new ArrayList<SliceQuery.Order>();
        call.params().map("order").forEach((name, direction) -> {
            var code = name.strip().toUpperCase(Locale.ROOT);
            var field = catalogue.find(code).map(WireField::filtering).orElse(null);
            var ours = field == null ? null : field.field();
            if (ours == null || order.size() >= MOST) {
                call.warnings().add("UNKNOWN_ORDER", "Lists cannot be ordered by this field; it was ignored.", code);
            } else {
                var word = PhpArray.is(direction) ? "" : Scalars.text(direction).strip();
                order.add(new SliceQuery.Order(ours, word.equalsIgnoreCase("desc")));
            }
        });
        return order;
    }
}
