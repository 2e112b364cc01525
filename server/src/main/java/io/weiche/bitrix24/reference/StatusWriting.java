package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Described;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.pipelines.Pipelines;
import io.weiche.pipelines.Semantics;
import io.weiche.pipelines.Sources;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `crm.status.add`, `.update`, `.delete`, `.fields`: changing stages and sources.
@Component
class StatusWriting implements MethodFamily {
    private final Pipelines pipelines;
    private final Sources sources;
    private final Dictionaries dictionaries;

    StatusWriting(Pipelines pipelines, Sources sources, Dictionaries dictionaries) {
        this.pipelines = pipelines;
        this.sources = sources;
        this.dictionaries = dictionaries;
    }

    @Override
    public void register(MethodList methods) {
        methods.write(
                "crm.status.add",
                "fields*",
                "Adds a stage or a source",
                "{\"fields\":{\"ENTITY_ID\":\"SOURCE\",\"STATUS_ID\":\"FAIR\",\"NAME\":\"Trade fair\",\"SORT\":70}}",
                this::add);
        methods.write(
                "crm.status.update",
                "id*, fields*",
                "Changes a stage or a source",
                "{\"id\":1,\"fields\":{\"NAME\":\"Trade fairs\"}}",
                this::update);
        methods.write("crm.status.delete", "id*, params", "Deletes a stage or a source", "{\"id\":1}", this::delete);
        methods.read("crm.status.fields", "", "The fields of an entry of a dictionary", "{}", StatusWriting::fields);
    }

    private static Answer fields(Call call) {
        return Answer.of(Described.of(
                call.account().language(),
                "status",
                "integer:ID?",
                "string:ENTITY_ID!#",
                "string:STATUS_ID!#",
                "integer:SORT",
                "string:NAME!",
                "string:NAME_INIT?",
                "char:SYSTEM?",
                "integer:CATEGORY_ID?",
                "string:COLOR",
                "string:SEMANTICS",
                "crm_status_extra:EXTRA"));
    }

    private Answer add(Call call) {
        if (call.params().find("fields") == null) {
            throw RestError.mustBeArray("fields");
        }
        var in = new FieldInput(call);
        var missing = new ArrayList<String>();
        for (var code : new String[] {"ENTITY_ID", "STATUS_ID"}) {
            if (word(in, code) == null) {
                missing.add("The field " + code + " is required.");
            }
        }
        if (!missing.isEmpty()) {
            throw RestError.plain(String.join(", ", missing));
        }
        var name = in.line("NAME", Texts.NAME, null);
        if (name == null) {
            throw RestError.plain("The field Title is required.");
        }
        try {
            return Answer.of(add(in, name));
        } catch (BadInput input) {
            throw input.errors().getFirst().code().equals("taken")
                    ? new RestError(400, "ERROR_CORE", "The specified status ID already exists.")
                    : input;
        }
    }

    private long add(FieldInput in, String name) {
        var dictionary = String.valueOf(word(in, "ENTITY_ID")).toUpperCase(Locale.ROOT);
        var code = String.valueOf(word(in, "STATUS_ID")).toUpperCase(Locale.ROOT);
        var sort = in.number("SORT", 0, 1_000_000, null);
        if (dictionary.equals("SOURCE")) {
            return sources.open(code, name, sort).id() * 2 + 1;
        }
        var pipelineId = pipeline(dictionary);
        var plain = code.replaceFirst("^C[0-9]+:", "");
        return pipelines
                        .openStage(pipelineId, plain, name, semantics(in), word(in, "COLOR"), sort)
                        .id()
                * 2;
    }

    /// @return null for the stages of leads
    private @Nullable Long pipeline(String dictionary) {
        if (dictionary.equals("STATUS")) {
            return null;
        }
        return dictionaries.codes().pipelines().stream()
                .filter(pipeline -> StatusRow.dictionary(pipeline).equals(dictionary))
                .findFirst()
                .orElseThrow(() -> RestError.plain("Specified entity type is not supported."))
                .id();
    }

    private static Semantics semantics(FieldInput in) {
        var word = word(in, "SEMANTICS");
        return word == null
                ? Semantics.IN_PROGRESS
                : switch (word.toUpperCase(Locale.ROOT)) {
                    case "F", "FAILURE" -> Semantics.FAILURE;
                    case "S", "SUCCESS" -> Semantics.SUCCESS;
                    default -> Semantics.IN_PROGRESS;
                };
    }

    private static @Nullable String word(FieldInput in, String code) {
        var text = in.text(code);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private StatusRow find(Call call) {
        var number = call.params().integer("id");
        if (number == null || number <= 0) {
            throw RestError.plain("Invalid identifier.");
        }
        var id = number.toString();
        return StatusRow.all(dictionaries.codes()).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RestError.plain("Status is not found."));
    }

    private static long number(StatusRow row) {
        return Long.parseLong(row.id()) / 2;
    }

    private Answer update(Call call) {
        var row = find(call);
        var in = new FieldInput(call);
        var name = in.line("NAME", Texts.NAME, row.name());
        var sort = in.number("SORT", 0, 1_000_000, row.sort());
        if (row.semantics() == null) {
            sources.change(number(row), name, sort);
        } else {
            pipelines.changeStage(number(row), name, word(in, "COLOR"), sort);
        }
        return Answer.of(true);
    }

    private Answer delete(Call call) {
        var row = find(call);
        try {
            if (row.semantics() == null) {
                sources.delete(number(row));
            } else {
                pipelines.deleteStage(number(row));
            }
        } catch (Problem problem) {
            var inUse = problem.type() == ProblemType.CONFLICT || problem.type() == ProblemType.STAGE_IN_USE;
            throw inUse && !row.system() ? RestError.plain("There are active items in this status.") : problem;
        }
        return Answer.of(true);
    }
}
