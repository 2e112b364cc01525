package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.Sorting;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Selection;
import io.weiche.records.SliceQuery;
import java.util.List;

/// The six methods every kind of record has: `add`, `get`, `list`, `update`, `delete`, `fields`.
public final class KindMethods<T> {
    private final Kind<T> kind;
    private final Showing showing;
    private final FileFields files;

    KindMethods(Kind<T> kind, Showing showing, FileFields files) {
        this.kind = kind;
        this.showing = showing;
        this.files = files;
    }

    public Answer add(Call call) {
        var in = input(call);
        return Answer.of(files.add(kind, in, kind::receive));
    }

    public Answer get(Call call) {
        var record = kind.get(call.params().id());
        return Answer.of(
                showing.show(kind, List.of(record), Selection.EVERYTHING, call).getFirst());
    }

    public Answer list(Call call) {
        var paging = Paging.of(call.params());
        var filter = showing.filter(kind, call);
        var order = Sorting.of(showing.catalogue(kind), call);
        var page = kind.slice(new SliceQuery(filter, order, paging.offset(), paging.size(), paging.counted()));
        var rows = showing.show(kind, page.rows(), Selection.of(call.params().list("select")), call);
        return paging.answer(rows, rows.size(), page.total());
    }

    public Answer update(Call call) {
        files.change(kind, call.params().id(), input(call));
        return Answer.of(true);
    }

    public Answer delete(Call call) {
        kind.delete(call.params().id());
        return Answer.of(true);
    }

    public Answer fields(Call call) {
        return Answer.of(showing.describe(kind, call));
    }

    private FieldInput input(Call call) {
        var in = new FieldInput(call);
        showing.catalogue(kind).remark(in.all(), call.warnings());
        return in;
    }
}
