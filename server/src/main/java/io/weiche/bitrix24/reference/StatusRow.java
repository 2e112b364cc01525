package io.weiche.bitrix24.reference;

import io.weiche.accounts.Language;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.QuoteStatus;
import io.weiche.bitrix24.catalogue.Titles;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Sources;
import io.weiche.pipelines.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One entry of a dictionary.
///
/// @param id one number for all dictionaries: ours of stages and sources, told apart by being even or odd
/// @param category of stages in further pipelines
/// @param color of stages
record StatusRow(
        String id,
        String dictionary,
        String code,
        String name,
        int sort,
        boolean system,
        @Nullable String category,
        @Nullable String color,
        @Nullable Semantics semantics) {
    private static final long QUOTES = 9_000_000_000L;
    private static final int STEP = 10;

    static List<StatusRow> all(Codes codes) {
        var rows = new ArrayList<StatusRow>();
        codes.leadStages().forEach(stage -> rows.add(of(stage, "STATUS", stage.code(), null)));
        codes.sources().forEach(source -> rows.add(of(source)));
        codes.pipelines().forEach(pipeline -> rows.addAll(ofPipeline(pipeline)));
        return rows;
    }

    /// What becomes of offers, which nobody arranges. Their numbers lie beyond those of stages and sources.
    static List<StatusRow> ofQuotes(Language language) {
        return Stream.of(QuoteStatus.values())
                .map(status -> new StatusRow(
                        Long.toString(QUOTES + status.ordinal()),
                        "QUOTE_STATUS",
                        status.name(),
                        Titles.of(language, "quotestatus." + status),
                        (status.ordinal() + 1) * STEP,
                        true,
                        null,
                        null,
                        semantics(status)))
                .toList();
    }

    private static Semantics semantics(QuoteStatus status) {
        return switch (status) {
            case APPROVED -> Semantics.SUCCESS;
            case DECLAINED, REPLACED -> Semantics.FAILURE;
            default -> Semantics.IN_PROGRESS;
        };
    }

    static List<StatusRow> ofPipeline(Pipeline pipeline) {
        var category = pipeline.isDefault() ? null : Long.toString(Codes.category(pipeline));
        return pipeline.stages().stream()
                .map(stage -> of(stage, dictionary(pipeline), Codes.stage(pipeline, stage), category))
                .toList();
    }

    static String dictionary(Pipeline pipeline) {
        return pipeline.isDefault() ? "DEAL_STAGE" : "DEAL_STAGE_" + pipeline.id();
    }

    private static StatusRow of(Stage stage, String dictionary, String code, @Nullable String category) {
        return new StatusRow(
                Long.toString(stage.id() * 2),
                dictionary,
                code,
                stage.name(),
                stage.sort(),
                stage.system(),
                category,
                stage.color(),
                stage.semantics());
    }

    private static StatusRow of(Sources.Source source) {
        return new StatusRow(
                Long.toString(source.id() * 2 + 1),
                "SOURCE",
                source.code(),
                source.name(),
                source.sort(),
                false,
                null,
                null,
                null);
    }

    Map<String, @Nullable Object> shown() {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("ID", id);
        shown.put("ENTITY_ID", dictionary);
        shown.put("STATUS_ID", code);
        shown.put("NAME", name);
        shown.put("NAME_INIT", system ? name : "");
        shown.put("SORT", Integer.toString(sort));
        shown.put("SYSTEM", system ? "Y" : "N");
        shown.put("CATEGORY_ID", category);
        shown.put("COLOR", color);
        shown.put("SEMANTICS", semantics == null || semantics == Semantics.IN_PROGRESS ? null : semantics.code());
        if (semantics != null) {
            var extra = new LinkedHashMap<String, @Nullable Object>();
            extra.put("SEMANTICS", word(semantics));
            extra.put("COLOR", color);
            shown.put("EXTRA", extra);
        }
        return shown;
    }

    private static String word(Semantics semantics) {
        return switch (semantics) {
            case IN_PROGRESS -> "process";
            case SUCCESS -> "success";
            case FAILURE -> "failure";
        };
    }

    Map<String, Object> item() {
        var item = new LinkedHashMap<String, Object>();
        item.put("NAME", name);
        item.put("SORT", sort);
        item.put("STATUS_ID", code);
        return item;
    }

    /// Where records begin and where they end.
    static Map<String, Object> ends(List<Stage> stages, Function<Stage, String> code) {
        var ends = new LinkedHashMap<String, Object>();
        put(ends, "START_FIELD", stages, Semantics.IN_PROGRESS, code);
        put(ends, "FINAL_SUCCESS_FIELD", stages, Semantics.SUCCESS, code);
        put(ends, "FINAL_UNSUCCESS_FIELD", stages, Semantics.FAILURE, code);
        ends.put("FINAL_SORT", 0);
        return ends;
    }

    private static void put(
            Map<String, Object> ends,
            String name,
            List<Stage> stages,
            Semantics semantics,
            Function<Stage, String> code) {
        stages.stream()
                .filter(stage -> stage.semantics() == semantics)
                .findFirst()
                .ifPresent(stage -> ends.put(name, code.apply(stage)));
    }
}
