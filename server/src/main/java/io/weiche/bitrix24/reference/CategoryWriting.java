package io.weiche.bitrix24.reference;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.Newer;
import io.weiche.bitrix24.catalogue.Codes;
import io.weiche.bitrix24.catalogue.Described;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.Texts;
import io.weiche.pipelines.Pipeline;
import io.weiche.pipelines.Pipelines;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opening, changing and deleting pipelines, in the vocabulary of the newer and of the older methods.
@Component
class CategoryWriting implements MethodFamily {
    private final Pipelines pipelines;
    private final Dictionaries dictionaries;

    CategoryWriting(Pipelines pipelines, Dictionaries dictionaries) {
        this.pipelines = pipelines;
        this.dictionaries = dictionaries;
    }

    @Override
    public void register(MethodList methods) {
        newer(methods);
        older(methods);
    }

    private void newer(MethodList methods) {
        var name = "crm.category.";
        methods.write(
                name + "add",
                "entityTypeId*, fields*",
                "Opens a pipeline",
                "{\"entityTypeId\":2,\"fields\":{\"name\":\"Projects\",\"sort\":200}}",
                Newer.of(this::open));
        methods.write(
                name + "update",
                "entityTypeId*, id*, fields*",
                "Changes a pipeline",
                "{\"entityTypeId\":2,\"id\":0,\"fields\":{\"name\":\"Sales\"}}",
                Newer.of(this::change));
        methods.write(
                name + "delete",
                "entityTypeId*, id*",
                "Deletes a pipeline without deals",
                "{\"entityTypeId\":2,\"id\":1}",
                Newer.of(this::delete));
        methods.read(
                name + "fields",
                "entityTypeId*",
                "The fields of a pipeline",
                "{\"entityTypeId\":2}",
                Newer.of(CategoryWriting::fields));
    }

    private void older(MethodList methods) {
        var name = "crm.dealcategory.";
        methods.read(name + "get", "id*", "One pipeline", "{\"id\":0}", this::getAsBefore);
        methods.read(name + "default.get", "", "The default pipeline", "{}", this::getDefault);
        methods.read(name + "status", "id*", "Name of the dictionary of its stages", "{\"id\":0}", this::dictionary);
        methods.write(
                name + "add",
                "fields*",
                "Opens a pipeline",
                "{\"fields\":{\"NAME\":\"Projects\",\"SORT\":200}}",
                call -> Answer.of(Codes.category(opened(call))));
        methods.write(
                name + "update",
                "id*, fields*",
                "Changes a pipeline",
                "{\"id\":0,\"fields\":{\"NAME\":\"Sales\"}}",
                call -> {
                    changed(call);
                    return Answer.of(true);
                });
        methods.write(name + "delete", "id*", "Deletes a pipeline without deals", "{\"id\":1}", call -> {
            delete(find(call));
            return Answer.of(true);
        });
        methods.read(
                name + "fields",
                "",
                "The fields of a pipeline",
                "{}",
                call -> Answer.of(Described.of(
                        call.account().language(),
                        "category",
                        "integer:ID?",
                        "datetime:CREATED_DATE?",
                        "string:NAME!",
                        "char:IS_LOCKED?",
                        "integer:SORT")));
    }

    private static Answer fields(Call call) {
        CategoryMethods.requireDeals(call);
        var described = Described.of(
                call.account().language(),
                "category",
                "integer:ID?",
                "string:NAME!",
                "integer:SORT",
                "integer:ENTITY_TYPE_ID?",
                "boolean:IS_DEFAULT?",
                "string:ORIGIN_ID?",
                "string:ORIGINATOR_ID?");
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var names = Map.of(
                "ENTITY_TYPE_ID", "entityTypeId",
                "IS_DEFAULT", "isDefault",
                "ORIGIN_ID", "originId",
                "ORIGINATOR_ID", "originatorId");
        described.forEach((code, parts) -> {
            var description =
                    new LinkedHashMap<Object, @Nullable Object>(parts instanceof Map<?, ?> map ? map : Map.of());
            description.put("upperName", code);
            fields.put(names.getOrDefault(code, code.toLowerCase(Locale.ROOT)), description);
        });
        return Answer.of(Map.of("fields", fields));
    }

    private Answer open(Call call) {
        CategoryMethods.requireDeals(call);
        return shown(opened(call));
    }

    private static Answer shown(Pipeline pipeline) {
        return Answer.of(Map.of("category", CategoryMethods.shown(pipeline)));
    }

    private Pipeline opened(Call call) {
        if (call.params().find("fields") == null) {
            throw RestError.missing("fields");
        }
        var in = new FieldInput(call);
        var name = in.line("NAME", Texts.NAME, null);
        if (name == null) {
            throw new RestError(400, "0", "Field 'NAME' is required");
        }
        var pipeline = pipelines.open(name);
        var sort = in.number("SORT", 0, 1_000_000, null);
        return sort == null ? pipeline : pipelines.change(pipeline.id(), null, sort);
    }

    private Answer change(Call call) {
        CategoryMethods.requireDeals(call);
        return shown(changed(call));
    }

    private Pipeline changed(Call call) {
        var in = new FieldInput(call);
        return pipelines.change(
                find(call).id(), in.line("NAME", Texts.NAME, null), in.number("SORT", 0, 1_000_000, null));
    }

    private Pipeline find(Call call) {
        return dictionaries
                .codes()
                .pipeline(call.params().requireInteger("id"))
                .orElseThrow(() -> new RestError(400, "NOT_FOUND", "Element not found"));
    }

    private Answer delete(Call call) {
        CategoryMethods.requireDeals(call);
        delete(find(call));
        return Answer.of(null);
    }

    private void delete(Pipeline pipeline) {
        if (pipeline.isDefault()) {
            throw new RestError(400, "0", "Default deal category cannot be deleted");
        }
        try {
            pipelines.delete(pipeline.id());
        } catch (Problem problem) {
            throw problem.type() == ProblemType.PIPELINE_IN_USE
                    ? new RestError(400, "0", "Deals related to the funnel found. " + problem.getMessage())
                    : problem;
        }
    }

    private Answer getAsBefore(Call call) {
        return Answer.of(CategoryMethods.shownAsBefore(find(call)));
    }

    private Answer getDefault(Call call) {
        var pipeline = pipelines.getDefault();
        return Answer.of(Map.of("ID", 0, "NAME", pipeline.name()));
    }

    private Answer dictionary(Call call) {
        return Answer.of(StatusRow.dictionary(find(call)));
    }
}
