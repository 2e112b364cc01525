package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.Sorting;
import io.weiche.bitrix24.catalogue.WireFilter;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.StageSteps;
import io.weiche.records.SliceQuery;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Which stages leads and deals went through.
@Component
public class StageHistoryMethods {
    private final StageSteps steps;
    private final Dictionaries dictionaries;

    StageHistoryMethods(StageSteps steps, Dictionaries dictionaries) {
        this.steps = steps;
        this.dictionaries = dictionaries;
    }

    public Answer list(Call call) {
        var kind = kind(call);
        var catalogue = StageStepFields.of(kind);
        var codes = dictionaries.codes();
        var paging = Paging.of(call.params());
        var filter = new WireFilter(catalogue, codes, call.account())
                .of(call.params().map("filter"));
        var order = Sorting.of(catalogue, call);
        var page = steps.slice(kind, new SliceQuery(filter, order, paging.offset(), paging.size(), paging.counted()));
        var words = new Words(call.account(), codes, Map.of(), Map.of());
        var selection = Selection.of(call.params().list("select"));
        var items = page.rows().stream()
                .map(step -> catalogue.show(step, selection, words))
                .toList();
        return paging.answer(Map.of("items", items), items.size(), page.total());
    }

    private static RecordKind kind(Call call) {
        var type = call.params().requireInteger("entityTypeId");
        return Stream.of(RecordKind.LEAD, RecordKind.DEAL)
                .filter(kind -> kind.typeId() == type)
                .findFirst()
                .orElseThrow(() ->
                        new RestError(400, "ENTITY_TYPE_NOT_SUPPORTED", "Entity type " + type + " is not supported"));
    }
}
