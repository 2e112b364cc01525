package io.weiche.bitrix24.sales;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.Newer;
import io.weiche.bitrix24.catalogue.Described;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.sales.SoldRows.Wanted;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.products.NumberedRows.Numbered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// `crm.item.productrow.*`: one row at a time.
@Component
class ItemRowMethods implements MethodFamily {
    private static final String ROW = "{\"productName\":\"Solar module\",\"price\":149.9,\"quantity\":2";

    private final SoldRows rows;

    ItemRowMethods(SoldRows rows) {
        this.rows = rows;
    }

    @Override
    public void register(MethodList methods) {
        var name = "crm.item.productrow.";
        var missing = "Product item not found";
        methods.write(
                name + "add",
                "fields*",
                "Adds a row to a lead or deal",
                "{\"fields\":" + ROW + ",\"ownerId\":1,\"ownerType\":\"D\"}}",
                Newer.of(this::add));
        methods.read(
                name + "list",
                "filter*, order, start",
                "The rows of a lead or deal",
                "{\"filter\":{\"=ownerType\":\"D\",\"=ownerId\":1}}",
                Newer.of(this::list));
        methods.write(
                name + "set",
                "ownerId*, ownerType*, productRows*",
                "Replaces the rows of a lead or deal",
                "{\"ownerId\":1,\"ownerType\":\"D\",\"productRows\":[" + ROW + "}]}",
                Newer.of(this::set));
        methods.read(name + "get", "id*", "One row", "{\"id\":1}", Newer.of(missing, this::get));
        methods.write(
                name + "update",
                "id*, fields*",
                "Changes a row",
                "{\"id\":1,\"fields\":{\"quantity\":3}}",
                Newer.of(missing, this::update));
        methods.write(name + "delete", "id*", "Deletes a row", "{\"id\":1}", Newer.of(missing, this::delete));
        methods.read(name + "fields", "", "The fields of a row", "{}", ItemRowMethods::fields);
    }

    private static Answer fields(Call call) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        Described.of(
                        call.account().language(),
                        "row",
                        "integer:ID?",
                        "integer:OWNER_ID!#",
                        "string:OWNER_TYPE!#",
                        "integer:PRODUCT_ID",
                        "string:PRODUCT_NAME",
                        "double:PRICE",
                        "double:PRICE_EXCLUSIVE?",
                        "double:PRICE_NETTO?",
                        "double:PRICE_BRUTTO?",
                        "double:QUANTITY",
                        "integer:DISCOUNT_TYPE_ID",
                        "double:DISCOUNT_RATE",
                        "double:DISCOUNT_SUM",
                        "double:TAX_RATE",
                        "char:TAX_INCLUDED",
                        "char:CUSTOMIZED?",
                        "integer:MEASURE_CODE",
                        "string:MEASURE_NAME",
                        "integer:SORT",
                        "integer:TYPE?",
                        "integer:STORE_ID")
                .forEach((code, parts) -> {
                    var description = new LinkedHashMap<Object, @Nullable Object>(
                            parts instanceof Map<?, ?> map ? map : Map.of());
                    description.put("upperName", code);
                    fields.put(RowShape.camel(code), description);
                });
        return Answer.of(Map.of("fields", fields));
    }

    private static RecordRef owner(@Nullable JsonNode type, @Nullable JsonNode id) {
        var kind = kind(type);
        var number = id == null ? null : Scalars.integer(id);
        if (number == null) {
            throw RestError.missing("ownerId");
        }
        return new RecordRef(kind, number);
    }

    private static RecordKind kind(@Nullable JsonNode type) {
        if (type == null || PhpArray.is(type)) {
            throw RestError.missing("ownerType");
        }
        var word = Scalars.text(type).strip();
        return Stream.of(RecordKind.LEAD, RecordKind.DEAL)
                .filter(known -> RowShape.letter(known).equalsIgnoreCase(word)
                        || Integer.toString(known.typeId()).equals(word))
                .findFirst()
                .orElseThrow(() -> new RestError(400, "ENTITY_TYPE_NOT_SUPPORTED", "Entity type is not supported"));
    }

    private List<Numbered> listed(RecordRef record) {
        return Errors.found(
                () -> rows.list(record), () -> new RestError(400, "OWNER_NOT_FOUND", "Owner of the item not found"));
    }

    private static Map<String, JsonNode> fields(Call call, String name) {
        var node = call.params().find(name.toLowerCase(Locale.ROOT));
        if (node == null) {
            throw RestError.missing(name);
        }
        return call.params().map(name);
    }

    private static RowInput input(Call call) {
        var node = call.params().find("fields");
        if (node == null) {
            throw RestError.missing("fields");
        }
        return new RowInput(node);
    }

    private static @Nullable JsonNode part(Map<String, JsonNode> fields, String name) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getKey().replace("_", "").equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private Answer add(Call call) {
        var fields = fields(call, "fields");
        var owner = owner(part(fields, "ownerType"), part(fields, "ownerId"));
        var wanted = kept(listed(owner));
        wanted.add(new Wanted(null, input(call)));
        return one(rows.write(owner, wanted), wanted.size() - 1, call);
    }

    private static ArrayList<Wanted> kept(List<Numbered> now) {
        var wanted = new ArrayList<Wanted>();
        now.forEach(row -> wanted.add(new Wanted(row, null)));
        return wanted;
    }

    private static Answer one(List<Numbered> all, int position, Call call) {
        return Answer.of(Map.of("productRow", RowShape.newer(all, call).get(position)));
    }

    private Answer list(Call call) {
        var query = RowQuery.of(fields(call, "filter"));
        var kind = kind(query.ownerType());
        var owners = query.owners();
        var found = owners.size() == 1 ? listed(new RecordRef(kind, owners.getFirst())) : rows.list(kind, owners);
        var all = query.of(RowShape.newer(found, call), call);
        var paging = Paging.of(call.params());
        int from = (int) Math.min(paging.offset(), all.size());
        var page = all.subList(from, Math.min(from + paging.size(), all.size()));
        return paging.answer(Map.of("productRows", page), page.size(), all.size());
    }

    private Answer set(Call call) {
        var params = call.params();
        var owner = owner(params.find("ownertype"), params.find("ownerid"));
        if (params.find("productrows") == null) {
            throw RestError.missing("productRows");
        }
        var now = listed(owner);
        var wanted = params.list("productRows").stream()
                .map(RowInput::new)
                .map(input -> new Wanted(kept(now, input), input))
                .toList();
        return Answer.of(Map.of("productRows", RowShape.newer(rows.write(owner, wanted), call)));
    }

    private static @Nullable Numbered kept(List<Numbered> now, RowInput input) {
        var id = input.id();
        return id == null
                ? null
                : now.stream().filter(row -> row.id() == id).findFirst().orElse(null);
    }

    private Answer get(Call call) {
        var row = rows.get(call.params().requireInteger("id"));
        var all = rows.list(row.record());
        return one(all, position(all, row.id()), call);
    }

    private static int position(List<Numbered> all, long id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id() == id) {
                return i;
            }
        }
        throw RestError.notFound();
    }

    private Answer update(Call call) {
        var row = rows.get(call.params().requireInteger("id"));
        fields(call, "fields");
        var now = rows.list(row.record());
        var position = position(now, row.id());
        var wanted = kept(now);
        wanted.set(position, new Wanted(now.get(position), input(call)));
        return one(rows.write(row.record(), wanted), position, call);
    }

    private Answer delete(Call call) {
        var row = rows.get(call.params().requireInteger("id"));
        var now = rows.list(row.record());
        var wanted = kept(now);
        wanted.remove(position(now, row.id()));
        rows.write(row.record(), wanted);
        return Answer.of(null);
    }
}
