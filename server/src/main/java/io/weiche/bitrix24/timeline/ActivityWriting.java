package io.weiche.bitrix24.timeline;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.timeline.Activities;
import io.weiche.timeline.Activity;
import io.weiche.timeline.ActivityDraft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// `crm.activity.add`, `.update`, `.delete`, `.fields`: activities in the vocabulary of the older methods.
@Component
class ActivityWriting implements MethodFamily {
    private static final String EXAMPLE = "{\"fields\":{\"OWNER_TYPE_ID\":2,\"OWNER_ID\":1,\"TYPE_ID\":2,"
            + "\"SUBJECT\":\"Call about the offer\",\"RESPONSIBLE_ID\":1,\"DEADLINE\":\"2030-01-15T10:00:00+01:00\"}}";

    /// What only the documentation of the original names.
    private static final Set<String> NOT_DESCRIBED = Set.of("AUTHOR_ID", "PRIORITY", "AUTOCOMPLETE_RULE");

    private final Activities activities;
    private final Owners owners;

    ActivityWriting(Activities activities, Owners owners) {
        this.activities = activities;
        this.owners = owners;
    }

    @Override
    public void register(MethodList methods) {
        methods.write("crm.activity.add", "fields*", "Plans an activity on records", EXAMPLE, this::add);
        methods.write(
                "crm.activity.update",
                "id*, fields*",
                "Changes an activity, or completes it",
                "{\"id\":1,\"fields\":{\"COMPLETED\":\"Y\"}}",
                this::update);
        methods.write("crm.activity.delete", "id*", "Deletes an activity", "{\"id\":1}", this::delete);
        methods.read("crm.activity.fields", "", "The fields of an activity", "{}", ActivityWriting::fields);
    }

    private static Answer fields(Call call) {
        var described = ActivityFields.CATALOGUE.describe(call.account().language());
        described.keySet().removeAll(NOT_DESCRIBED);
        return Answer.of(described);
    }

    private Answer add(Call call) {
        if (call.params().find("fields") == null) {
            throw RestError.mustBeArray("fields");
        }
        var in = input(call);
        var title = in.line("SUBJECT", Texts.TITLE, null);
        if (title == null) {
            throw RestError.plain("The field SUBJECT is not defined or empty");
        }
        var type = type(in, null);
        if (type == null) {
            throw RestError.plain("The field TYPE_ID is not defined or invalid");
        }
        var when = ActivityWhen.of(in, type, null);
        var draft = new ActivityDraft(
                type,
                title,
                in.block("DESCRIPTION", null),
                when.deadline(),
                responsible(in, null),
                records(in),
                when.details());
        var activity = activities.open(draft);
        complete(activity, in);
        return Answer.of(activity.id());
    }

    private static FieldInput input(Call call) {
        var in = new FieldInput(call);
        ActivityFields.CATALOGUE.remark(in.all(), call.warnings());
        return in;
    }

    /// @return null when it is not named
    private static Activity.@Nullable Type type(FieldInput in, Activity.@Nullable Type now) {
        var word = in.text("TYPE_ID");
        return word == null || word.isBlank()
                ? now
                : switch (word.strip()) {
                    case "1" -> Activity.Type.MEETING;
                    case "2" -> Activity.Type.CALL;
                    case "4" -> Activity.Type.EMAIL;
                    case "3", "6" -> Activity.Type.TODO;
                    default -> throw RestError.plain("The field TYPE_ID is not defined or invalid");
                };
    }

    private static @Nullable Long responsible(FieldInput in, @Nullable Long now) {
        var id = in.link("RESPONSIBLE_ID", now);
        return id == null ? now : id;
    }

    private List<RecordRef> records(FieldInput in) {
        var records = new LinkedHashSet<RecordRef>();
        if (in.names("OWNER_TYPE_ID") || in.names("OWNER_ID")) {
            records.add(record(in.node("OWNER_TYPE_ID"), in.node("OWNER_ID")));
        }
        var bindings = in.node("BINDINGS");
        if (bindings != null) {
            for (var element : PhpArray.elements(bindings)) {
                var parts = PhpArray.is(element) ? PhpArray.entries(element) : Map.<String, JsonNode>of();
                records.add(record(parts.get("OWNER_TYPE_ID"), parts.get("OWNER_ID")));
            }
        }
        if (records.isEmpty()) {
            throw noBinding();
        }
        return List.copyOf(records);
    }

    private RecordRef record(@Nullable JsonNode type, @Nullable JsonNode id) {
        var typeId = type == null ? null : Scalars.integer(type);
        var number = id == null ? null : Scalars.integer(id);
        if (typeId == null || number == null || number <= 0) {
            throw noBinding();
        }
        return owners.require(typeId, number);
    }

    private static RestError noBinding() {
        return RestError.plain(
                "Could not build binding. Please ensure that owner info and communications are defined" + " correctly");
    }

    private void complete(Activity activity, FieldInput in) {
        var node = in.node("COMPLETED");
        var status = in.text("STATUS");
        var completed = node != null ? Scalars.flag(node) : status == null ? null : completed(status);
        if (Boolean.TRUE.equals(completed)) {
            activities.complete(activity.id());
        } else if (Boolean.FALSE.equals(completed) && !activity.pending()) {
            activities.reopen(activity.id());
        }
    }

    /// @return null when the status says nothing of it
    private static @Nullable Boolean completed(String status) {
        return switch (status.strip()) {
            case "1" -> Boolean.FALSE;
            // by somebody, or by itself
            case "2", "3" -> Boolean.TRUE;
            default -> null;
        };
    }

    private Answer update(Call call) {
        var id = call.params().id();
        var in = input(call);
        var now = find(id);
        if (Stream.of(
                        "SUBJECT",
                        "DESCRIPTION",
                        "TYPE_ID",
                        "DEADLINE",
                        "START_TIME",
                        "END_TIME",
                        "RESPONSIBLE_ID",
                        "NOTIFY_VALUE",
                        "LOCATION")
                .anyMatch(in::names)) {
            activities.change(id, null, draft -> changed(draft, in));
        }
        complete(now, in);
        return Answer.of(true);
    }

    private static ActivityDraft changed(ActivityDraft now, FieldInput in) {
        var title = in.line("SUBJECT", Texts.TITLE, now.title());
        if (title == null) {
            throw RestError.plain("The field SUBJECT is not defined or empty");
        }
        var type = Objects.requireNonNullElse(type(in, now.type()), now.type());
        var when = ActivityWhen.of(in, type, now);
        return new ActivityDraft(
                type,
                title,
                in.block("DESCRIPTION", now.description()),
                when.deadline(),
                responsible(in, now.responsibleId()),
                now.records(),
                when.details());
    }

    private Activity find(long id) {
        return Errors.found(() -> activities.get(id), () -> RestError.plain("Activity is not found"));
    }

    private Answer delete(Call call) {
        var id = call.params().id();
        find(id);
        activities.delete(id, null);
        return Answer.of(true);
    }
}
