package io.weiche.bitrix24.reference;

import io.weiche.accounts.Language;
import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.QuoteStatus;
import io.weiche.bitrix24.catalogue.Titles;
import io.weiche.bitrix24.list.Rows;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.pipelines.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Dictionaries: stages of leads and of every pipeline, sources, and what becomes of offers. Those of the original that
/// we do not have are
/// empty.
@Component
public class StatusMethods {
    private final Dictionaries dictionaries;

    StatusMethods(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    private List<StatusRow> all(Call call) {
        var all = new ArrayList<>(StatusRow.all(dictionaries.codes()));
        all.addAll(StatusRow.ofQuotes(call.account().language()));
        return all;
    }

    /// All that match, in one answer: dictionaries are not paged.
    public Answer list(Call call) {
        var all = all(call).stream().map(StatusRow::shown).toList();
        var found = Rows.ordered(Rows.filtered(all, call), call);
        return Answer.whole(found, found.size());
    }

    public Answer get(Call call) {
        var id = Long.toString(call.params().id());
        return Answer.of(all(call).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(StatusRow::shown)
                .orElseThrow(() -> RestError.plain("Status is not found.")));
    }

    public Answer items(Call call) {
        var dictionary = call.params().text("entityId");
        if (dictionary == null) {
            throw RestError.plain("The parameter entityId is not defined or invalid.");
        }
        return Answer.of(all(call).stream()
                .filter(row -> row.dictionary().equalsIgnoreCase(dictionary))
                .map(StatusRow::item)
                .toList());
    }

    public Answer types(Call call) {
        var language = call.account().language();
        var types = new ArrayList<Map<String, @Nullable Object>>();
        var codes = dictionaries.codes();
        types.add(leadStages(codes, language));
        types.add(type("SOURCE", Titles.of(language, "dictionary.SOURCE")));
        codes.pipelines().forEach(pipeline -> types.add(dealStages(pipeline, language)));
        types.add(quotes(language));
        return Answer.of(types);
    }

    private static Map<String, @Nullable Object> type(String id, String name) {
        var type = new LinkedHashMap<String, @Nullable Object>();
        type.put("ID", id);
        type.put("NAME", name);
        return type;
    }

    private static Map<String, @Nullable Object> leadStages(Codes codes, Language language) {
        var type = type("STATUS", Titles.of(language, "dictionary.STATUS"));
        type.put("SEMANTIC_INFO", StatusRow.ends(codes.leadStages(), stage -> stage.code()));
        type.put("ENTITY_TYPE_ID", 1);
        return type;
    }

    private static Map<String, @Nullable Object> quotes(Language language) {
        var type = type("QUOTE_STATUS", Titles.of(language, "dictionary.QUOTE_STATUS"));
        var ends = new LinkedHashMap<String, Object>();
        ends.put("START_FIELD", QuoteStatus.DRAFT.name());
        ends.put("FINAL_SUCCESS_FIELD", QuoteStatus.APPROVED.name());
        ends.put("FINAL_UNSUCCESS_FIELD", QuoteStatus.DECLAINED.name());
        ends.put("FINAL_SORT", 0);
        type.put("SEMANTIC_INFO", ends);
        type.put("ENTITY_TYPE_ID", 7);
        return type;
    }

    private static Map<String, @Nullable Object> dealStages(Pipeline pipeline, Language language) {
        var category = Codes.category(pipeline);
        var name = Titles.of(language, "dictionary.DEAL_STAGE") + " (" + pipeline.name() + ")";
        var type = type(StatusRow.dictionary(pipeline), name);
        if (category != 0) {
            type.put("PARENT_ID", "DEAL_STAGE");
            type.put("PREFIX", "C" + category);
        }
        type.put("SEMANTIC_INFO", StatusRow.ends(pipeline.stages(), stage -> Codes.stage(pipeline, stage)));
        type.put("FIELD_ATTRIBUTE_SCOPE", category == 0 ? "" : "category_" + category);
        type.put("ENTITY_TYPE_ID", 2);
        type.put("CATEGORY_ID", category == 0 ? (Object) 0 : Long.toString(category));
        return type;
    }

    /// The stages of a pipeline; of an unknown one there are none.
    public Answer ofPipeline(Call call) {
        var category = call.params().integer("id");
        return Answer.of(
                dictionaries
                        .codes()
                        .pipeline(category == null ? 0 : category)
                        .map(StatusRow::ofPipeline)
                        .orElse(List.of())
                        .stream()
                        .map(StatusRow::item)
                        .toList());
    }
}
