package io.weiche.bitrix24.timeline;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.Sorting;
import io.weiche.bitrix24.catalogue.WireFilter;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.bitrix24.list.Paging;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.records.Filter;
import io.weiche.records.RecordDirectory;
import io.weiche.records.SliceQuery;
import io.weiche.timeline.Activities;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDraft;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Activities: reading them, and planning a to-do.
@Component
public class ActivityMethods {
    private static final List<String> NOT_KEPT = List.of("pingOffsets", "colorId", "parentActivityId");

    private final Activities activities;
    private final RecordDirectory directory;
    private final Access access;
    private final Dictionaries dictionaries;

    ActivityMethods(Activities activities, RecordDirectory directory, Access access, Dictionaries dictionaries) {
        this.activities = activities;
        this.directory = directory;
        this.access = access;
        this.dictionaries = dictionaries;
    }

    public Answer get(Call call) {
        try {
            var activity = activities.get(call.params().id());
            return Answer.of(ActivityFields.CATALOGUE.show(activity, Selection.EVERYTHING, words(call)));
        } catch (Problem problem) {
            throw problem.type() == ProblemType.NOT_FOUND ? RestError.plain("Activity is not found") : problem;
        }
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
                Paging.PAGE,
                paging.counted()));
        var selection = Selection.of(call.params().list("select"));
        var words = words(call);
        var rows = page.rows().stream()
                .map(activity -> ActivityFields.CATALOGUE.show(activity, selection, words))
                .toList();
        return paging.answer(rows, rows.size(), page.total());
    }

    /// Plans a to-do on a record.
    public Answer addToDo(Call call) {
        var params = call.params();
        var type = params.requireInteger("ownerTypeId");
        var owner = owner(type, params.requireInteger("ownerId"));
        var deadline = params.text("deadline");
        if (deadline == null) {
            throw RestError.missing("deadline");
        }
        var at = Dates.time(deadline, call.account().timeZone())
                .orElseThrow(() -> new RestError(400, "WRONG_DATETIME_FORMAT", "The deadline cannot be read."));
        NOT_KEPT.stream()
                .filter(name -> !params.list(name).isEmpty())
                .forEach(name ->
                        call.warnings().add("FIELD_NOT_STORED", "Weiche does not keep this; it was ignored.", name));
        var title = Texts.line("title", params.text("title"), Texts.TITLE);
        var draft = new ActivityDraft(
                Activity.Type.TODO,
                title == null ? call.account().language().pick("Zu erledigen", "To do") : title,
                Texts.block("description", params.text("description")),
                at,
                params.integer("responsibleId"),
                List.of(owner));
        return Answer.of(Map.of("id", activities.open(draft).id()));
    }

    private RecordRef owner(long typeId, long id) {
        var kind = Stream.of(RecordKind.values())
                .filter(known -> known.typeId() == typeId)
                .findFirst()
                .orElseThrow(() -> new RestError(400, "NOT_FOUND", "CRM object not found"));
        return directory
                .find(new RecordRef(kind, id))
                .filter(head -> access.allows(head.subject(), Action.READ))
                .map(RecordDirectory.Head::ref)
                .orElseThrow(() -> new RestError(400, "OWNER_NOT_FOUND", "Owner of the entity not found"));
    }
}
