package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.Newer;
import io.weiche.bitrix24.catalogue.InquiryDeals;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.Texts;
import io.weiche.timeline.Activities;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDetails;
import io.weiche.timeline.ActivityDraft;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// `crm.activity.todo.*`: to-dos in the vocabulary of the newer methods.
@Component
class ToDoMethods implements MethodFamily {
    private static final List<String> NOT_KEPT = List.of("parentActivityId");
    private static final String OWNER = "ownerTypeId*, ownerId*, ";
    private static final String OF_DEAL = "\"ownerTypeId\":2,\"ownerId\":1,";

    private final Activities activities;
    private final Owners owners;
    private final InquiryDeals inquiries;

    ToDoMethods(Activities activities, Owners owners, InquiryDeals inquiries) {
        this.inquiries = inquiries;
        this.activities = activities;
        this.owners = owners;
    }

    @Override
    public void register(MethodList methods) {
        var name = "crm.activity.todo.";
        var when = "\"deadline\":\"2030-01-15T10:00:00+01:00\"";
        methods.write(
                name + "add",
                OWNER + "deadline*, title, description, responsibleId, pingOffsets, colorId",
                "Plans a to-do on a record",
                "{" + OF_DEAL + when + ",\"title\":\"Call back\"}",
                Newer.of(this::add));
        methods.write(
                name + "update",
                "id*, " + OWNER + "deadline*, title, description, responsibleId, pingOffsets, colorId",
                "Changes a to-do",
                "{\"id\":1," + OF_DEAL + when + "}",
                Newer.of(call -> change(call, (draft, at) -> full(call, draft, at), "deadline")));
        methods.write(
                name + "updateDeadline",
                "id*, " + OWNER + "value*",
                "Gives a to-do another deadline",
                "{\"id\":1," + OF_DEAL + "\"value\":\"2030-01-15T10:00:00+01:00\"}",
                Newer.of(call -> change(call, ToDoMethods::until, "value")));
        methods.write(
                name + "updateDescription",
                "id*, " + OWNER + "value*",
                "Gives a to-do another description",
                "{\"id\":1," + OF_DEAL + "\"value\":\"Before ten\"}",
                Newer.of(call -> change(call, draft -> described(call, draft))));
        methods.write(
                name + "updateResponsibleUser",
                "id*, " + OWNER + "value*",
                "Gives a to-do to somebody else",
                "{\"id\":1," + OF_DEAL + "\"value\":1}",
                Newer.of(call -> change(call, draft -> given(call, draft))));
    }

    private Answer add(Call call) {
        var params = call.params();
        var named = owners.require(params.requireInteger("ownerTypeId"), params.requireInteger("ownerId"));
        var owner = inquiries.of(named, call.warnings());
        var at = time(call, "deadline");
        remark(call);
        var title = Texts.line("title", params.text("title"), Texts.TITLE);
        var draft = new ActivityDraft(
                Activity.Type.TODO,
                title == null ? call.account().language().pick("Zu erledigen", "To do") : title,
                Texts.block("description", params.text("description")),
                at,
                params.integer("responsibleId"),
                List.of(owner),
                detailed(call, ActivityDetails.NONE));
        return Answer.of(Map.of("id", activities.open(draft).id()));
    }

    private static void remark(Call call) {
        NOT_KEPT.stream()
                .filter(name -> !call.params().list(name).isEmpty())
                .forEach(name ->
                        call.warnings().add("FIELD_NOT_STORED", "Weiche does not keep this; it was ignored.", name));
    }

    private static ActivityDetails detailed(Call call, ActivityDetails now) {
        return coloured(call, reminding(call, now));
    }

    /// Numbers from 1, or anything else for the colour of all others.
    private static ActivityDetails coloured(Call call, ActivityDetails now) {
        if (call.params().find("colorid") == null) {
            return now;
        }
        var number = call.params().integer("colorId");
        var colours = ActivityDetails.Colour.values();
        return now.in(number == null || number < 1 || number > colours.length ? null : colours[number.intValue() - 1]);
    }

    /// What is no number of minutes that we can remind by is left out.
    private static ActivityDetails reminding(Call call, ActivityDetails now) {
        if (call.params().find("pingoffsets") == null) {
            return now;
        }
        var named = call.params().list("pingOffsets");
        var offsets = named.stream()
                .map(Scalars::integer)
                .filter(minutes -> minutes != null && minutes >= 0 && minutes <= ActivityDetails.EARLIEST_REMINDER)
                .distinct()
                .limit(ActivityDetails.MOST_REMINDERS)
                .toList();
        if (offsets.size() < named.size()) {
            call.warnings()
                    .add(
                            "FIELD_NOT_STORED",
                            "Weiche keeps at most %d offsets of 0 to %d minutes; the others were ignored."
                                    .formatted(ActivityDetails.MOST_REMINDERS, ActivityDetails.EARLIEST_REMINDER),
                            "pingOffsets");
        }
        return now.reminding(offsets);
    }

    private static OffsetDateTime time(Call call, String name) {
        var text = call.params().text(name);
        if (text == null) {
            throw RestError.missing(name);
        }
        return Dates.time(text, call.account().timeZone())
                .orElseThrow(() -> new RestError(400, "WRONG_DATETIME_FORMAT", "The deadline cannot be read."));
    }

    private Answer change(Call call, BiFunction<ActivityDraft, OffsetDateTime, ActivityDraft> change, String name) {
        var at = time(call, name);
        return change(call, draft -> change.apply(draft, at));
    }

    private Answer change(Call call, UnaryOperator<ActivityDraft> change) {
        var params = call.params();
        var owner = owners.require(params.requireInteger("ownerTypeId"), params.requireInteger("ownerId"));
        var activity = activities.get(params.requireInteger("id"));
        if (!activity.records().contains(owner)) {
            throw new RestError(400, "NOT_FOUND", "Element not found");
        }
        if (!activity.pending()) {
            throw new RestError(400, "CAN_NOT_UPDATE_COMPLETED_TODO", "Completed activity cannot be modified");
        }
        remark(call);
        activities.change(activity.id(), null, change);
        return Answer.of(Map.of("id", activity.id()));
    }

    private static ActivityDraft full(Call call, ActivityDraft now, OffsetDateTime at) {
        var title = Texts.line("title", call.params().text("title"), Texts.TITLE);
        var description = call.params().find("description") == null
                ? now.description()
                : Texts.block("description", call.params().text("description"));
        var responsible = call.params().integer("responsibleId");
        return new ActivityDraft(
                now.type(),
                title == null ? now.title() : title,
                description,
                at,
                responsible == null ? now.responsibleId() : responsible,
                now.records(),
                detailed(call, now.details()));
    }

    private static ActivityDraft until(ActivityDraft now, OffsetDateTime at) {
        return with(now, now.title(), now.description(), at, now.responsibleId());
    }

    private static ActivityDraft described(Call call, ActivityDraft now) {
        var text = Texts.block("value", call.params().text("value"));
        return with(now, now.title(), text, now.deadlineAt(), now.responsibleId());
    }

    private static ActivityDraft given(Call call, ActivityDraft now) {
        return with(
                now,
                now.title(),
                now.description(),
                now.deadlineAt(),
                call.params().requireInteger("value"));
    }

    private static ActivityDraft with(
            ActivityDraft now,
            String title,
            @Nullable String description,
            @Nullable OffsetDateTime at,
            @Nullable Long responsibleId) {
        return new ActivityDraft(now.type(), title, description, at, responsibleId, now.records(), now.details());
    }
}
