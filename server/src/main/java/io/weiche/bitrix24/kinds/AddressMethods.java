package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.FieldDescription;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.Sorting;
import io.weiche.bitrix24.catalogue.Titles;
import io.weiche.bitrix24.catalogue.WireField.Trait;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.RecordKind;
import io.weiche.records.Filter;
import io.weiche.records.SliceQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `crm.address.*`: the one address a lead, a contact and a company have, as if it were a record of its own.
@Component
class AddressMethods implements MethodFamily {
    private static final String EXAMPLE =
            "{\"fields\":{\"TYPE_ID\":1,\"ENTITY_TYPE_ID\":4,\"ENTITY_ID\":1,\"ADDRESS_1\":\"Domplatz 1\",\"CITY\":\"Köln\"}}";
    private static final String KEY = "{\"fields\":{\"TYPE_ID\":1,\"ENTITY_TYPE_ID\":4,\"ENTITY_ID\":1}}";

    private final List<Kind<?>> kinds;
    private final Showing showing;

    AddressMethods(List<Kind<?>> kinds, Showing showing) {
        this.kinds = kinds.stream()
                .filter(kind -> kind.kind() != RecordKind.DEAL)
                .sorted((one, other) ->
                        Integer.compare(one.kind().typeId(), other.kind().typeId()))
                .toList();
        this.showing = showing;
    }

    @Override
    public void register(MethodList methods) {
        methods.read("crm.address.fields", "", "What describes an address", "{}", AddressMethods::fields);
        methods.read(
                "crm.address.list",
                "select, filter, order, start",
                "The addresses of leads, contacts and companies that match",
                "{\"filter\":{\"ENTITY_TYPE_ID\":4,\"CITY\":\"Köln\"},\"order\":{\"ENTITY_ID\":\"ASC\"}}",
                this::list);
        methods.write(
                "crm.address.add", "fields*", "Gives a record that has none its address", EXAMPLE, call -> add(call));
        methods.write(
                "crm.address.update", "fields*", "Changes the address of a record", EXAMPLE, call -> update(call));
        methods.write("crm.address.delete", "fields*", "Takes a record its address", KEY, call -> delete(call));
    }

    private static Answer fields(Call call) {
        var described = new LinkedHashMap<String, @Nullable Object>();
        for (var code : AddressShape.KEYS) {
            described.put(code, FieldDescription.of("integer", false, Set.of(Trait.REQUIRED, Trait.IMMUTABLE), code));
        }
        AddressShape.PARTS.forEach((code, part) -> described.put(
                code,
                FieldDescription.of(
                        "string", false, Set.of(), Titles.of(call.account().language(), part))));
        for (var code : AddressShape.ABSENT) {
            described.put(code, FieldDescription.of("integer", true, Set.of(), code));
        }
        return Answer.of(described);
    }

    private Answer add(Call call) {
        return write(call, false, UnaryOperator.identity());
    }

    private Answer update(Call call) {
        return write(call, true, UnaryOperator.identity());
    }

    /// Every part of it is emptied.
    private Answer delete(Call call) {
        return write(call, true, _ -> {
            var empty = new LinkedHashMap<String, JsonNode>();
            AddressShape.PARTS.keySet().forEach(code -> empty.put(code, JsonNodeFactory.instance.stringNode("")));
            return empty;
        });
    }

    /// @param there whether the record must have an address, or must have none
    private Answer write(Call call, boolean there, UnaryOperator<Map<String, JsonNode>> values) {
        var given = AddressShape.capitals(call.params().map("fields"));
        if (number(given, "TYPE_ID") != AddressShape.TYPE) {
            throw RestError.plain("TYPE_ID is not defined or invalid: a record has one address, of the type 1.");
        }
        var type = number(given, "ENTITY_TYPE_ID");
        var kind = kinds.stream()
                .filter(one -> one.kind().typeId() == type)
                .findFirst()
                .orElseThrow(() -> RestError.plain("ENTITY_TYPE_ID is not defined or invalid."));
        var id = number(given, "ENTITY_ID");
        if (id <= 0) {
            throw RestError.plain("ENTITY_ID is not defined or invalid.");
        }
        if (has(kind, id, call) != there) {
            throw RestError.plain(there ? "TypeAddress not found." : "TypeAddress exists.");
        }
        kind.change(id, new FieldInput(AddressShape.ofRecord(call, values.apply(given))));
        return Answer.of(true);
    }

    private static long number(Map<String, JsonNode> values, String code) {
        var node = values.get(code);
        var number = node == null || PhpArray.is(node) ? null : Scalars.integer(node);
        return number == null ? 0 : number;
    }

    private <T> boolean has(Kind<T> kind, long id, Call call) {
        var row = showing.show(kind, List.of(kind.get(id)), Selection.EVERYTHING, call)
                .getFirst();
        return AddressShape.PARTS.values().stream()
                .map(row::get)
                .anyMatch(value -> value != null && !value.toString().isEmpty());
    }

    /// Kind by kind, and within a kind by the number of the record.
    private Answer list(Call call) {
        var paging = Paging.of(call.params());
        var query = AddressShape.query(call);
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        long total = 0;
        for (var kind : kinds) {
            if (query.concerns(kind.kind().typeId())) {
                var before = Math.max(0, paging.offset() - total);
                total += page(kind, query.call(), before, paging.size() - rows.size(), rows);
            }
        }
        var selection = Selection.of(call.params().list("select"));
        rows.forEach(row -> row.keySet().removeIf(code -> !selection.wants(code, false)));
        return paging.answer(rows, rows.size(), total);
    }

    /// @return how many there are in all
    private <T> long page(Kind<T> kind, Call call, long offset, int most, List<Map<String, @Nullable Object>> rows) {
        var filter = new Filter.AllOf(List.of(showing.filter(kind, call), AddressShape.hasAddress()));
        var order = Sorting.of(showing.catalogue(kind), call);
        // whoever has all the rows of a page still needs to know how many follow
        var slice = kind.slice(new SliceQuery(filter, order, offset, Math.max(1, most), true));
        var wanted = slice.rows().subList(0, Math.min(most, slice.rows().size()));
        showing.show(kind, wanted, Selection.EVERYTHING, call)
                .forEach(row -> rows.add(AddressShape.row(kind.kind(), row)));
        return slice.total();
    }
}
