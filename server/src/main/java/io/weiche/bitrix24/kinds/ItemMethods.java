package io.weiche.bitrix24.kinds;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.Newer;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// `crm.item.*`: the universal methods for leads, deals, contacts and companies.
@Component
class ItemMethods implements MethodFamily {
    private static final int MOST_IMPORTED = 20;
    private static final String DEAL = "{\"entityTypeId\":2,";
    private static final String FIELDS = "\"fields\":{\"title\":\"Solar roof\",\"opportunity\":1200}}";

    private final Map<RecordKind, Items<?>> kinds = new EnumMap<>(RecordKind.class);
    private final TransactionTemplate single;

    private final ImportedDays days;

    ItemMethods(
            List<Kind<?>> kinds,
            Showing showing,
            FileFields files,
            ImportedDays days,
            PlatformTransactionManager transactions) {
        this.days = days;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), new Items<>(kind, showing, files)));
        single = new TransactionTemplate(transactions);
        single.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public void register(MethodList methods) {
        var paging = "entityTypeId*, select, filter, order, start, useOriginalUfNames";
        methods.read(
                "crm.item.list",
                paging,
                "Records of a kind that match",
                DEAL + "\"select\":[\"id\",\"title\"],\"filter\":{\">id\":0},\"order\":{\"id\":\"ASC\"}}",
                Newer.of(call -> items(call).list(call)));
        methods.read(
                "crm.item.get",
                "entityTypeId*, id*, useOriginalUfNames",
                "One record",
                DEAL + "\"id\":1}",
                Newer.of(call -> items(call).get(call)));
        methods.write(
                "crm.item.add",
                "entityTypeId*, fields*, useOriginalUfNames",
                "Adds a record",
                DEAL + FIELDS,
                Newer.of(call -> items(call).add(call)));
        methods.write(
                "crm.item.update",
                "entityTypeId*, id*, fields*, useOriginalUfNames",
                "Changes a record, and moves a deal to another pipeline",
                DEAL + "\"id\":1," + FIELDS,
                Newer.of(call -> items(call).update(call)));
        methods.write(
                "crm.item.delete",
                "entityTypeId*, id*",
                "Moves a record to the recycle bin",
                DEAL + "\"id\":1}",
                Newer.of("Item not found", call -> items(call).delete(call)));
        methods.read(
                "crm.item.fields",
                "entityTypeId*, useOriginalUfNames",
                "The fields of a kind",
                "{\"entityTypeId\":2}",
                Newer.of(call -> items(call).fields(call)));
        methods.write(
                "crm.item.import",
                "entityTypeId*, fields*, useOriginalUfNames",
                "Adds a record",
                DEAL + FIELDS,
                Newer.of(this::importOne));
        methods.write(
                "crm.item.batchImport",
                "entityTypeId*, data*, useOriginalUfNames",
                "Adds up to 20 records",
                DEAL + "\"data\":[{\"title\":\"Solar roof\"}]}",
                Newer.of(this::importMany));
    }

    private Items<?> items(Call call) {
        return Objects.requireNonNull(kinds.get(kind(call)));
    }

    private static RecordKind kind(Call call) {
        var type = call.params().requireInteger("entityTypeId");
        return Stream.of(RecordKind.values())
                .filter(kind -> kind.typeId() == type)
                .findFirst()
                .orElseThrow(() -> new RestError(400, "NOT_FOUND", "Smart process not found"));
    }

    private Answer importOne(Call call) {
        if (call.params().find("fields") == null) {
            throw RestError.missing("fields");
        }
        var items = items(call);
        var request = items.prepare(call);
        var id = days.add(kind(call), call, call.params().map("fields"), fields -> items.add(request, fields));
        return Answer.of(Map.of("item", Map.of("id", id)));
    }

    /// What goes wrong with one of them leaves the others as they are.
    private Answer importMany(Call call) {
        var items = items(call);
        if (call.params().find("data") == null) {
            throw RestError.missing("data");
        }
        var data = call.params().list("data");
        if (data.size() > MOST_IMPORTED) {
            throw new RestError(400, "MAX_IMPORT_BATCH_SIZE_EXCEEDED", "At most 20 records are imported at once");
        }
        var answers = new ArrayList<Map<String, ?>>();
        var request = items.prepare(call);
        data.forEach(fields -> answers.add(imported(call, items, request, fields)));
        return Answer.of(Map.of("items", answers));
    }

    private Map<String, ?> imported(Call call, Items<?> items, Items.Prepared request, JsonNode fields) {
        try {
            if (!PhpArray.is(fields)) {
                throw RestError.mustBeArray("data");
            }
            var written = PhpArray.entries(fields);
            var id = Objects.requireNonNull(
                    single.execute(_ -> days.add(kind(call), call, written, named -> items.add(request, named))));
            return Map.of("item", Map.of("id", id));
        } catch (RuntimeException e) {
            var error = Errors.of(e);
            return Map.of("error", error.code(), "error_description", error.text());
        }
    }
}
