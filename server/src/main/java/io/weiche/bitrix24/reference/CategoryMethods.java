package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Pipelines of deals, in the vocabulary of the newer and of the older methods.
@Component
public class CategoryMethods {
    private final Dictionaries dictionaries;

    CategoryMethods(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    public Answer list(Call call) {
        var kind = kind(call);
        if (hasOne(kind)) {
            return Answer.whole(Map.of("categories", List.of(only(kind, call))), 1);
        }
        requireDeals(call);
        var categories = dictionaries.codes().pipelines().stream()
                .map(CategoryMethods::shown)
                .toList();
        return Answer.whole(Map.of("categories", categories), categories.size());
    }

    public Answer get(Call call) {
        var kind = kind(call);
        if (hasOne(kind) && call.params().requireInteger("id") == 0) {
            return Answer.of(Map.of("category", only(kind, call)));
        }
        if (hasOne(kind)) {
            throw new RestError(400, "NOT_FOUND", "Element not found");
        }
        requireDeals(call);
        var pipeline = dictionaries
                .codes()
                .pipeline(call.params().requireInteger("id"))
                .orElseThrow(() -> new RestError(400, "NOT_FOUND", "Element not found"));
        return Answer.of(Map.of("category", shown(pipeline)));
    }

    private static RecordKind kind(Call call) {
        var type = call.params().requireInteger("entityTypeId");
        return Stream.of(RecordKind.values())
                .filter(known -> known.typeId() == type)
                .findFirst()
                .orElseThrow(() -> new RestError(400, "NOT_FOUND", "SPA not found"));
    }

    /// Customers have pipelines there; here they are all in the one that is always there.
    private static boolean hasOne(RecordKind kind) {
        return kind == RecordKind.CONTACT || kind == RecordKind.COMPANY;
    }

    private static Map<String, @Nullable Object> only(RecordKind kind, Call call) {
        return shown(0, call.account().language().pick("Allgemein", "General"), 500, kind, true);
    }

    static void requireDeals(Call call) {
        var kind = kind(call);
        if (kind != RecordKind.DEAL) {
            throw new RestError(400, "ENTITY_TYPE_NOT_SUPPORTED", "Entity type " + kind.name() + " is not supported");
        }
    }

    static Map<String, @Nullable Object> shown(Pipeline pipeline) {
        return shown(Codes.category(pipeline), pipeline.name(), pipeline.sort(), RecordKind.DEAL, pipeline.isDefault());
    }

    private static Map<String, @Nullable Object> shown(
            long id, String name, int sort, RecordKind kind, boolean isDefault) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("id", id);
        shown.put("name", name);
        shown.put("sort", sort);
        shown.put("entityTypeId", kind.typeId());
        shown.put("isDefault", isDefault ? "Y" : "N");
        shown.put("originId", "");
        shown.put("originatorId", "");
        return shown;
    }

    /// The older list leaves the default pipeline out.
    public Answer listFurther(Call call) {
        var rows = dictionaries.codes().pipelines().stream()
                .filter(pipeline -> !pipeline.isDefault())
                .map(CategoryMethods::shownAsBefore)
                .toList();
        return Paging.of(call.params()).answer(Rows.ordered(Rows.filtered(rows, call), call));
    }

    static Map<String, @Nullable Object> shownAsBefore(Pipeline pipeline) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("ID", Long.toString(Codes.category(pipeline)));
        shown.put("CREATED_DATE", "");
        shown.put("NAME", pipeline.name());
        shown.put("IS_LOCKED", "N");
        shown.put("SORT", Integer.toString(pipeline.sort()));
        return shown;
    }
}
