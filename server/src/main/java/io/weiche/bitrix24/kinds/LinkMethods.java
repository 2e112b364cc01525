package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Described;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Links between records: the contacts of a lead, a deal or a company, the companies of a contact.
@Component
class LinkMethods implements MethodFamily {
    private final LinkedRecords records;

    LinkMethods(LinkedRecords records) {
        this.records = records;
    }

    @Override
    public void register(MethodList methods) {
        records.all().forEach((name, link) -> {
            var what = link.many() + " of a " + link.owner();
            var one = "{\"id\":1,\"fields\":{\"" + link.code() + "\":1}}";
            methods.read(name + ".items.get", "id*", "The " + what, "{\"id\":1}", call -> items(call, link));
            methods.write(
                    name + ".items.set",
                    "id*, items*",
                    "Replaces the " + what,
                    "{\"id\":1,\"items\":[{\"" + link.code() + "\":1,\"IS_PRIMARY\":\"Y\"}]}",
                    call -> set(call, link));
            methods.write(
                    name + ".items.delete",
                    "id*",
                    "Takes the " + what + " away",
                    "{\"id\":1}",
                    call -> clear(call, link));
            methods.write(name + ".add", "id*, fields*", "Adds one to the " + what, one, call -> add(call, link));
            methods.write(
                    name + ".delete",
                    "id*, fields*",
                    "Takes one of the " + what + " away",
                    one,
                    call -> remove(call, link));
            methods.read(
                    name + ".fields",
                    "",
                    "The fields of a link",
                    "{}",
                    call -> Answer.of(Described.of(
                            call.account().language(),
                            "link",
                            "integer:" + link.code() + "!",
                            "integer:SORT",
                            "char:IS_PRIMARY")));
        });
    }

    private static Answer items(Call call, LinkedRecords.Link link) {
        return Answer.of(LinkRows.shown(link.code(), link.ids().apply(owner(call))));
    }

    private static Answer set(Call call, LinkedRecords.Link link) {
        var items = call.params().find("items");
        if (!PhpArray.is(items)) {
            throw RestError.plain("The parameter items must be array.");
        }
        var ids = inOrder(call.params().list("items").stream()
                .map(node -> Item.of(node, link.code()))
                .toList());
        link.change().change(owner(call), _ -> ids, call.warnings());
        return Answer.of(true);
    }

    private static Answer clear(Call call, LinkedRecords.Link link) {
        link.change().change(owner(call), _ -> List.of(), call.warnings());
        return Answer.of(true);
    }

    private static Answer add(Call call, LinkedRecords.Link link) {
        var item = item(call, link);
        link.change().change(owner(call), now -> with(now, item), call.warnings());
        return Answer.of(true);
    }

    private static List<Long> with(List<Long> now, Item item) {
        var rest = now.stream().filter(id -> id != item.id());
        return (item.primary() ? Stream.concat(Stream.of(item.id()), rest) : Stream.concat(rest, Stream.of(item.id())))
                .toList();
    }

    private static Answer remove(Call call, LinkedRecords.Link link) {
        var item = item(call, link);
        link.change()
                .change(
                        owner(call),
                        now -> now.stream().filter(id -> id != item.id()).toList(),
                        call.warnings());
        return Answer.of(true);
    }

    private static Item item(Call call, LinkedRecords.Link link) {
        var fields = call.params().find("fields");
        if (fields == null || !PhpArray.is(fields)) {
            throw RestError.plain("The parameter 'fields' must be array.");
        }
        var item = Item.find(fields, link.code());
        if (item == null) {
            throw RestError.plain("The parameter 'fields' is not valid.");
        }
        return item;
    }

    private static long owner(Call call) {
        var id = call.params().integer("id");
        if (id == null || id <= 0) {
            throw RestError.plain("The parameter ownerEntityID is invalid or not defined.");
        }
        return id;
    }

    private record Item(long id, long sort, boolean primary) {
        static Item of(JsonNode node, String code) {
            var item = find(node, code);
            if (item == null) {
                throw RestError.plain("An item needs a " + code + ".");
            }
            return item;
        }

        /// @return null when it does not say which record it means
        static @Nullable Item find(JsonNode node, String code) {
            var parts = PhpArray.is(node) ? PhpArray.entries(node) : Map.<String, JsonNode>of();
            var id = parts.containsKey(code) ? Scalars.integer(parts.get(code)) : null;
            if (id == null || id <= 0) {
                return null;
            }
            var sort = parts.containsKey("SORT") ? Scalars.integer(parts.get("SORT")) : null;
            var primary = parts.containsKey("IS_PRIMARY") ? Scalars.flag(parts.get("IS_PRIMARY")) : null;
            return new Item(id, sort == null ? 0 : sort, Boolean.TRUE.equals(primary));
        }
    }

    private static List<Long> inOrder(List<Item> items) {
        return items.stream()
                .sorted(Comparator.comparing(Item::primary).reversed().thenComparing(Item::sort))
                .map(Item::id)
                .distinct()
                .toList();
    }
}
