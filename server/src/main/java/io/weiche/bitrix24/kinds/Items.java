package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.WireFilter;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Selection;
import io.weiche.records.SliceQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One kind of record as `crm.item.*` sees it.
final class Items<T> {
    private static final String ORIGINAL_NAMES = "useOriginalUfNames";

    private final Kind<T> kind;
    private final Showing showing;
    private final FileFields files;

    Items(Kind<T> kind, Showing showing, FileFields files) {
        this.kind = kind;
        this.showing = showing;
        this.files = files;
    }

    /// With the fields that only these methods have.
    private Catalogue<T> catalogue() {
        var all = new LinkedHashMap<>(showing.catalogue(kind).fields());
        all.putAll(newer().fields());
        return new Catalogue<>(kind.catalogue().kind(), all);
    }

    private Catalogue<T> newer() {
        return Catalogue.of(kind.catalogue().kind(), kind.newerFields());
    }

    private ItemNames names(Call call) {
        return new ItemNames(catalogue(), call.params().truthy(ORIGINAL_NAMES));
    }

    /// What the records of one request share, looked up once.
    record Prepared(Call call, Catalogue<?> catalogue, ItemNames names) {
        FieldInput input(Map<String, JsonNode> written) {
            var translated = ItemFields.of(call, names, written);
            var in = new FieldInput(translated).newer();
            catalogue.remark(in.all(), translated.warnings());
            return in;
        }
    }

    Prepared prepare(Call call) {
        return new Prepared(call, catalogue(), names(call));
    }

    Answer get(Call call) {
        return item(call.params().requireInteger("id"), call, names(call));
    }

    private Answer item(long id, Call call, ItemNames names) {
        return Answer.of(Map.of(
                "item",
                shown(List.of(kind.get(id)), Selection.EVERYTHING, call, names).getFirst()));
    }

    private List<Map<String, @Nullable Object>> shown(
            List<T> records, Selection selection, Call call, ItemNames names) {
        var catalogue = catalogue();
        var shape = new ItemShape(catalogue, names);
        var rows = showing.show(kind, catalogue, records, selection, call);
        var items = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < rows.size(); i++) {
            var item = shape.of(rows.get(i));
            kind.links(records.get(i)).forEach((code, ids) -> {
                if (selection.wants(code, false)) {
                    item.put(names.name(code), ids);
                }
            });
            if (selection.equals(Selection.EVERYTHING)) {
                item.put("entityTypeId", kind.kind().typeId());
            }
            items.add(item);
        }
        return items;
    }

    Answer list(Call call) {
        var names = names(call);
        var paging = Paging.of(call.params());
        var catalogue = catalogue();
        var query = new ItemQuery(catalogue, names, new WireFilter(catalogue, showing.codes(), call.account()));
        var page = kind.slice(new SliceQuery(
                query.filter(call), query.order(call), paging.offset(), paging.size(), paging.counted()));
        var items = shown(page.rows(), query.selection(call), call, names);
        return paging.answer(Map.of("items", items), items.size(), page.total());
    }

    Answer add(Call call) {
        var names = names(call);
        return item(files.add(kind, input(ItemFields.of(call, names)), kind::receive), call, names);
    }

    /// @param written fields of one record, as they came
    long add(Prepared request, Map<String, JsonNode> written) {
        return kind.open(request.input(written));
    }

    Answer update(Call call) {
        var id = call.params().requireInteger("id");
        var names = names(call);
        files.change(kind, id, input(ItemFields.of(call, names)));
        return item(id, call, names);
    }

    void update(Prepared request, long id, Map<String, JsonNode> written) {
        kind.change(id, request.input(written));
    }

    void delete(long id) {
        kind.delete(id);
    }

    private FieldInput input(Call translated) {
        var in = new FieldInput(translated).newer();
        catalogue().remark(in.all(), translated.warnings());
        return in;
    }

    Answer delete(Call call) {
        delete(call.params().requireInteger("id"));
        return Answer.of(List.of());
    }

    Answer fields(Call call) {
        var names = names(call);
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var descriptions = showing.describe(kind, call);
        descriptions.putAll(newer().describe(call.account().language()));
        descriptions.forEach((code, description) -> {
            if (!ItemNames.POINT_CODES.contains(code) && description instanceof Map<?, ?> parts) {
                var described = new LinkedHashMap<Object, @Nullable Object>(parts);
                described.put("upperName", ItemNames.upper(code));
                fields.put(names.name(code), described);
            }
        });
        return Answer.of(Map.of("fields", fields));
    }
}
