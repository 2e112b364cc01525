package io.weiche.bitrix24.timeline;

import static io.weiche.bitrix24.catalogue.FieldForms.absent;
import static io.weiche.bitrix24.catalogue.FieldForms.key;
import static io.weiche.bitrix24.catalogue.FieldForms.link;
import static io.weiche.bitrix24.catalogue.FieldForms.moment;
import static io.weiche.bitrix24.catalogue.FieldForms.text;

import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.Filtering;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Filter;
import io.weiche.timeline.Activity;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;

/// The fields of an activity.
final class ActivityFields {
    static final Catalogue<Activity> CATALOGUE = Catalogue.of("activity", own(), owner(), kinds(), absentOnes());

    private ActivityFields() {}

    private static List<WireField<Activity>> own() {
        return List.of(
                key(Activity::id),
                text("SUBJECT", "title", Activity::title),
                FieldForms.words(
                        "LOCATION",
                        activity ->
                                Objects.requireNonNullElse(activity.details().place(), "")),
                FieldForms.words("DESCRIPTION", activity -> Objects.requireNonNullElse(activity.description(), "")),
                time("DEADLINE", Activity::deadlineAt),
                time("START_TIME", Activity::deadlineAt),
                time("END_TIME", ActivityFields::end),
                notify("NOTIFY_TYPE", "crm_enum_activitynotifytype", minutes -> minutes == 0 ? "0" : "1"),
                notify("NOTIFY_VALUE", "integer", String::valueOf),
                moment("CREATED", "createdAt", Activity::createdAt),
                moment("LAST_UPDATED", "updatedAt", Activity::updatedAt),
                link("RESPONSIBLE_ID", "user", "responsibleId", Activity::responsibleId),
                link("AUTHOR_ID", "user", "createdById", Activity::createdById),
                FieldForms.words(
                        "EDITOR_ID",
                        activity -> Words.id(
                                activity.completedById() == null ? activity.createdById() : activity.completedById())),
                FieldForms.flag(
                        "COMPLETED",
                        activity -> !activity.pending(),
                        FieldForms.isNot("status", Activity.Status.PENDING.name()),
                        FieldForms.is("status", Activity.Status.PENDING.name())));
    }

    private static WireField<Activity> time(String code, Function<Activity, OffsetDateTime> value) {
        return WireField.of(
                code,
                "datetime",
                (activity, words) -> words.time(value.apply(activity)),
                new Filtering.Moment("deadlineAt"));
    }

    /// The original has one reminder, in minutes: the earliest.
    private static WireField<Activity> notify(String code, String type, IntFunction<String> shown) {
        return WireField.of(
                code,
                type,
                (activity, _) -> shown.apply(activity.details().reminders().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0)),
                Filtering.NONE);
    }

    private static OffsetDateTime end(Activity activity) {
        return Objects.requireNonNullElse(activity.endsAt(), activity.deadlineAt());
    }

    /// The record it belongs to; of several the deal, because work goes on there.
    static RecordRef owner(Activity activity) {
        return activity.records().stream()
                .min(Comparator.comparing((RecordRef ref) -> ref.kind() != RecordKind.DEAL)
                        .thenComparing(RecordRef::kind))
                .orElseThrow();
    }

    private static List<WireField<Activity>> owner() {
        return List.of(
                FieldForms.words(
                        "OWNER_ID", activity -> Words.id(owner(activity).id())),
                choice(
                        "OWNER_TYPE_ID",
                        "recordKind",
                        RecordKind.values(),
                        kind -> Integer.toString(kind.typeId()),
                        activity -> Integer.toString(owner(activity).kind().typeId())));
    }

    private static List<WireField<Activity>> kinds() {
        return List.of(
                ofType("TYPE_ID", type -> switch (type) {
                    case MEETING -> "1";
                    case CALL -> "2";
                    case EMAIL -> "4";
                    case TODO -> "6";
                }),
                ofType("PROVIDER_ID", type -> type == Activity.Type.CALL ? "VOXIMPLANT_CALL" : "CRM_" + type),
                ofType("PROVIDER_TYPE_ID", Enum::name),
                choice(
                        "STATUS",
                        "status",
                        Activity.Status.values(),
                        ActivityFields::status,
                        activity -> status(activity.status())));
    }

    private static String status(Activity.Status status) {
        return switch (status) {
            case PENDING -> "1";
            case COMPLETED -> "2";
            case AUTO_COMPLETED -> "3";
        };
    }

    private static WireField<Activity> ofType(String code, Function<Activity.Type, String> shown) {
        return choice(code, "type", Activity.Type.values(), shown, activity -> shown.apply(activity.type()));
    }

    /// One of a few values that go by another name on the wire.
    ///
    /// @param field our field, which holds the names of the constants
    private static <E extends Enum<E>> WireField<Activity> choice(
            String code, String field, E[] constants, Function<E, String> shown, Function<Activity, String> value) {
        var cases = new LinkedHashMap<String, Filter>();
        Arrays.stream(constants)
                .forEach(constant -> cases.put(shown.apply(constant), FieldForms.is(field, constant.name())));
        return WireField.of(code, "integer", (activity, _) -> value.apply(activity), new Filtering.Choice(_ -> cases));
    }

    private static List<WireField<Activity>> absentOnes() {
        return List.of(
                absent("PROVIDER_GROUP_ID", "string", null),
                absent("ASSOCIATED_ENTITY_ID", "integer", "0"),
                absent("PRIORITY", "crm_enum_activitypriority", "2"),
                absent("DESCRIPTION_TYPE", "crm_enum_contenttype", "1"),
                absent("DIRECTION", "crm_enum_activitydirection", "0"),
                emptyList("SETTINGS"),
                absent("ORIGINATOR_ID", "string", null),
                absent("ORIGIN_ID", "string", null),
                emptyList("PROVIDER_PARAMS"),
                absent("PROVIDER_DATA", "string", null),
                absent("RESULT_MARK", "integer", "0"),
                absent("RESULT_VALUE", "double", null),
                absent("RESULT_SUM", "double", null),
                absent("RESULT_CURRENCY_ID", "string", null),
                absent("RESULT_STATUS", "integer", "0"),
                absent("RESULT_STREAM", "integer", "0"),
                absent("RESULT_SOURCE_ID", "string", null),
                absent("AUTOCOMPLETE_RULE", "integer", "0"),
                WireField.of(
                        "BINDINGS",
                        "crm_activity_binding",
                        (activity, _) -> activity.records().stream()
                                .map(ref -> Map.of(
                                        "OWNER_TYPE_ID",
                                                Integer.toString(ref.kind().typeId()),
                                        "OWNER_ID", Long.toString(ref.id())))
                                .toList(),
                        Filtering.NONE),
                emptyList("COMMUNICATIONS"),
                emptyList("FILES"),
                absent("IS_INCOMING_CHANNEL", "char", "N"),
                emptyList("WEBDAV_ELEMENTS"));
    }

    private static WireField<Activity> emptyList(String code) {
        return WireField.of(code, "object", (_, _) -> List.of(), Filtering.NONE);
    }
}
