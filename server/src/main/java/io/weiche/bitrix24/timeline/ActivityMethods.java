package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.Sorting;
import io.weiche.bitrix24.catalogue.WireFilter;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.records.Filter;
import io.weiche.records.SliceQuery;
import io.weiche.timeline.Activities;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Activities: reading them.
@Component
public class ActivityMethods {
    private final Activities activities;
    private final Dictionaries dictionaries;

    ActivityMethods(Activities activities, Dictionaries dictionaries) {
        this.activities = activities;
        this.dictionaries = dictionaries;
    }

    public Answer get(Call call) {
        var id = call.params().id();
        var activity = Errors.found(() -> activities.get(id), () -> RestError.plain("Activity is not found"));
        return Answer.of(ActivityFields.CATALOGUE.show(activity, Selection.EVERYTHING, words(call)));
    }

    private Words words(Call call) {
        return new Words(call.account(), dictionaries.codes(), Map.of(), Map.of());
    }

    public Answer list(Call call) {
        var paging = Paging.of(call.params());
        var owners = OwnerFilter.of(call.params().map("filter"));
        var filter = new WireFilter(ActivityFields.CATALOGUE, dictionaries.codes(), call.account()).of(owners.rest());
        var order = Sorting.of(ActivityFields.CATALOGUE, call);
        var page = activities.slice(new SliceQuery(
                new Filter.AllOf(List.of(owners.filter(), filter)),
                order,
                paging.offset(),
                paging.size(),
                paging.counted()));
        var selection = Selection.of(call.params().list("select"));
        var words = words(call);
        var rows = page.rows().stream()
                .map(activity -> ActivityFields.CATALOGUE.show(activity, selection, words))
                .toList();
        return paging.answer(rows, rows.size(), page.total());
    }
}
