package io.weiche.bitrix24.catalogue;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Selection;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import java.util.Map;
import java.util.function.Function;

/// A method `*.list` of things that are described by a catalogue and nothing else.
public final class Listing {
    private Listing() {}

    /// @param read gives the part that is asked for
    public static <T> Answer of(Catalogue<T> catalogue, Codes codes, Call call, Function<SliceQuery, Slice<T>> read) {
        var paging = Paging.of(call.params());
        var filter = new WireFilter(catalogue, codes, call.account())
                .of(call.params().map("filter"));
        var page = read.apply(
                new SliceQuery(filter, Sorting.of(catalogue, call), paging.offset(), paging.size(), paging.counted()));
        var selection = Selection.of(call.params().list("select"));
        var words = new Words(call.account(), codes, Map.of(), Map.of());
        var rows = page.rows().stream()
                .map(one -> catalogue.show(one, selection, words))
                .toList();
        return paging.answer(rows, rows.size(), page.total());
    }
}
