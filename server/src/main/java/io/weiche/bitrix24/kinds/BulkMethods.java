package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.Gathered;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.Remembered;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Up to 5,000 records in one request, which is ours alone. One transaction: all of it or, when the request is refused,
/// nothing; what is wrong with one record is part of the answer and leaves the others.
@Component
class BulkMethods implements MethodFamily {
    private static final int MOST = 5_000;

    /// So many records share a savepoint; when one of them fails, they are gone through one by one.
    private static final int TOGETHER = 100;

    private final Map<RecordKind, Items<?>> kinds = new EnumMap<>(RecordKind.class);
    private final TransactionTemplate single;

    BulkMethods(List<Kind<?>> kinds, Showing showing, FileFields files, PlatformTransactionManager transactions) {
        kinds.forEach(kind -> this.kinds.put(kind.kind(), new Items<>(kind, showing, files)));
        single = new TransactionTemplate(transactions);
        single.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public void register(MethodList methods) {
        var deal = "{\"entityTypeId\":2,\"items\":[";
        methods.write(
                "weiche.bulk.add",
                "entityTypeId*, items*",
                "Adds up to 5,000 records",
                deal + "{\"title\":\"Solar roof\"}]}",
                call -> run(call, (items, request, fields) -> Map.of("id", items.add(request, fields))));
        methods.write(
                "weiche.bulk.update",
                "entityTypeId*, items*",
                "Changes up to 5,000 records; each names its `id`",
                deal + "{\"id\":1,\"title\":\"Solar roof\"}]}",
                call -> run(call, (items, request, fields) -> {
                    var id = id(fields);
                    items.update(request, id, fields);
                    return Map.of("id", id);
                }));
        methods.write(
                "weiche.bulk.delete",
                "entityTypeId*, items*",
                "Moves up to 5,000 records to the recycle bin; each names its `id`",
                deal + "{\"id\":1}]}",
                call -> run(call, (items, _, fields) -> {
                    var id = id(fields);
                    items.delete(id);
                    return Map.of("id", id);
                }));
    }

    @FunctionalInterface
    private interface Work {
        Map<String, Object> on(Items<?> items, Items.Prepared request, Map<String, JsonNode> fields);
    }

    private static long id(Map<String, JsonNode> fields) {
        var node = fields.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("id"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        var id = node == null ? null : Scalars.integer(node);
        if (id == null || id <= 0) {
            throw RestError.plain("ID is not defined or invalid.");
        }
        return id;
    }

    private Answer run(Call call, Work work) {
        return Remembered.during(() -> runAll(call, work));
    }

    private Answer runAll(Call call, Work work) {
        var type = call.params().requireInteger("entityTypeId");
        var items = Stream.of(RecordKind.values())
                .filter(kind -> kind.typeId() == type)
                .map(kinds::get)
                .findFirst()
                .orElseThrow(() -> new RestError(400, "NOT_FOUND", "There is no such kind of record"));
        var list = call.params().find("items");
        if (list == null) {
            throw RestError.missing("items");
        }
        if (!PhpArray.is(list)) {
            throw RestError.mustBeArray("items");
        }
        var all = PhpArray.elements(list);
        if (all.size() > MOST) {
            throw RestError.invalidArgument("At most " + MOST + " records are possible in one request");
        }
        var request = items.prepare(call);
        var outcomes = new ArrayList<Map<String, Object>>();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            outcomes.addAll(part(items, request, all.subList(from, Math.min(from + TOGETHER, all.size())), work));
        }
        return answer(outcomes);
    }

    private List<Map<String, Object>> part(Items<?> items, Items.Prepared request, List<JsonNode> part, Work work) {
        try {
            Supplier<List<Map<String, Object>>> all = () ->
                    part.stream().map(node -> one(items, request, node, work)).toList();
            return Objects.requireNonNull(single.execute(_ -> Gathered.during(all)));
        } catch (RuntimeException _) {
            return part.stream().map(node -> alone(items, request, node, work)).toList();
        }
    }

    private static Map<String, Object> one(Items<?> items, Items.Prepared request, JsonNode node, Work work) {
        if (!PhpArray.is(node)) {
            throw RestError.mustBeArray("items");
        }
        return work.on(items, request, PhpArray.entries(node));
    }

    private Map<String, Object> alone(Items<?> items, Items.Prepared request, JsonNode node, Work work) {
        try {
            return Objects.requireNonNull(single.execute(_ -> one(items, request, node, work)));
        } catch (RuntimeException e) {
            var error = Errors.of(e);
            return Map.of("error", error.code(), "error_description", error.text());
        }
    }

    private static Answer answer(List<Map<String, Object>> outcomes) {
        var failed = outcomes.stream()
                .filter(outcome -> outcome.containsKey("error"))
                .count();
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("done", outcomes.size() - failed);
        answer.put("failed", failed);
        answer.put("items", outcomes);
        return Answer.of(answer);
    }
}
