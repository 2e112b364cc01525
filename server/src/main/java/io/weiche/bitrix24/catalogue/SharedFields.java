package io.weiche.bitrix24.catalogue;

import io.weiche.bitrix24.catalogue.WireField.Trait;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.External;
import io.weiche.fields.Utm;
import io.weiche.kernel.PersonName;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Groups of fields that several kinds of record have.
public final class SharedFields {
    private SharedFields() {}

    /// @param traits what the original says of the three names
    public static <T> List<WireField<T>> person(Function<T, PersonName> name, Trait... traits) {
        return List.of(
                FieldForms.<T>words("HONORIFIC", record -> name.apply(record).honorific())
                        .wordsOf("HONORIFIC"),
                named("NAME", "firstName", name, PersonName::firstName, traits),
                named("SECOND_NAME", "middleName", name, PersonName::middleName, traits),
                named("LAST_NAME", "lastName", name, PersonName::lastName, traits));
    }

    private static <T> WireField<T> named(
            String code,
            String field,
            Function<T, PersonName> name,
            Function<PersonName, @Nullable String> part,
            Trait... traits) {
        var text = FieldForms.<T>text(code, field, record -> part.apply(name.apply(record)));
        for (var trait : traits) {
            text = text.with(trait);
        }
        return text;
    }

    public static <T> List<WireField<T>> address(Function<T, @Nullable Address> value) {
        return List.of(
                part("ADDRESS", "addressStreet", value, Address::street),
                part("ADDRESS_2", "addressExtra", value, Address::extra),
                part("ADDRESS_CITY", "addressCity", value, Address::city),
                part("ADDRESS_POSTAL_CODE", "addressPostalCode", value, Address::postalCode),
                part("ADDRESS_REGION", "addressDistrict", value, Address::district),
                part("ADDRESS_PROVINCE", "addressState", value, Address::state),
                part("ADDRESS_COUNTRY", "addressCountry", value, Address::country),
                part("ADDRESS_COUNTRY_CODE", "addressCountryCode", value, Address::countryCode),
                FieldForms.absent("ADDRESS_LOC_ADDR_ID", "integer", null));
    }

    public static <T> List<WireField<T>> utm(Function<T, @Nullable Utm> value) {
        return List.of(
                part("UTM_SOURCE", "utmSource", value, Utm::source),
                part("UTM_MEDIUM", "utmMedium", value, Utm::medium),
                part("UTM_CAMPAIGN", "utmCampaign", value, Utm::campaign),
                part("UTM_CONTENT", "utmContent", value, Utm::content),
                part("UTM_TERM", "utmTerm", value, Utm::term));
    }

    /// The same for kinds that have none.
    public static <T> List<WireField<T>> noUtm() {
        return Stream.of("UTM_SOURCE", "UTM_MEDIUM", "UTM_CAMPAIGN", "UTM_CONTENT", "UTM_TERM")
                .map(code -> FieldForms.<T>absent(code, "string", null))
                .toList();
    }

    /// What another system calls the record.
    public static <T> List<WireField<T>> external(Function<T, External> value) {
        return List.of(
                FieldForms.text(
                        "ORIGINATOR_ID",
                        "originatorId",
                        record -> value.apply(record).system()),
                FieldForms.text(
                        "ORIGIN_ID", "originId", record -> value.apply(record).key()));
    }

    public static <T> WireField<T> observers(Function<T, List<Long>> ids) {
        return WireField.<T>of("OBSERVERS", "user", (record, _) -> ids.apply(record), new Filtering.Links("observerId"))
                .with(Trait.MULTIPLE);
    }

    private static <T, P> WireField<T> part(
            String code, String field, Function<T, @Nullable P> whole, Function<P, @Nullable String> part) {
        return FieldForms.text(code, field, record -> {
            var value = whole.apply(record);
            return value == null ? null : part.apply(value);
        });
    }

    /// Phones, e-mails, sites, messengers, and whether there are any.
    public static <T> List<WireField<T>> points(Function<T, ContactPoints> points) {
        return List.of(
                has("HAS_PHONE", "hasPhone", points, ContactPoint.Type.PHONE),
                has("HAS_EMAIL", "hasEmail", points, ContactPoint.Type.EMAIL),
                FieldForms.<T>absent("HAS_IMOL", "char", "N").readOnly(),
                multi(
                        points,
                        ContactPoint.Type.PHONE,
                        new Filtering.Points(ContactPoint.Type.PHONE, "phone", "hasPhone")),
                multi(
                        points,
                        ContactPoint.Type.EMAIL,
                        new Filtering.Points(ContactPoint.Type.EMAIL, "email", "hasEmail")),
                multi(points, ContactPoint.Type.WEBSITE, Filtering.NONE),
                multi(points, ContactPoint.Type.MESSENGER, Filtering.NONE),
                FieldForms.<T>absent("LINK", WireField.MULTI_FIELD, null).with(Trait.MULTIPLE));
    }

    private static <T> WireField<T> has(
            String code, String field, Function<T, ContactPoints> points, ContactPoint.Type type) {
        return FieldForms.flag(
                code,
                record -> !points.apply(record).of(type).isEmpty(),
                FieldForms.is(field, true),
                FieldForms.is(field, false));
    }

    private static <T> WireField<T> multi(
            Function<T, ContactPoints> points, ContactPoint.Type type, Filtering filtering) {
        return WireField.<T>of(
                        code(type),
                        WireField.MULTI_FIELD,
                        (record, _) -> points.apply(record).of(type).stream()
                                .map(SharedFields::shown)
                                .toList(),
                        filtering)
                .with(Trait.MULTIPLE);
    }

    public static String code(ContactPoint.Type type) {
        return switch (type) {
            case PHONE -> "PHONE";
            case EMAIL -> "EMAIL";
            case WEBSITE -> "WEB";
            case MESSENGER -> "IM";
        };
    }

    private static Map<String, @Nullable Object> shown(ContactPoint point) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("ID", Words.id(point.id()));
        shown.put("VALUE_TYPE", point.use());
        shown.put("VALUE", point.value());
        shown.put("TYPE_ID", code(point.type()));
        return shown;
    }

    /// Who is in charge, who did what, and when.
    ///
    /// @param created when, and by whom; nobody for what came in by itself
    public static <T> List<WireField<T>> people(
            Function<T, Long> id,
            Function<T, Long> responsible,
            Function<T, @Nullable Long> createdBy,
            Function<T, OffsetDateTime> created,
            Function<T, OffsetDateTime> updated,
            Function<T, OffsetDateTime> lastActivity) {
        WireField.Reader<T> changedBy =
                (record, words) -> Words.id(words.changedBy().getOrDefault(id.apply(record), createdBy.apply(record)));
        return List.of(
                FieldForms.link("ASSIGNED_BY_ID", "user", "responsibleId", responsible::apply),
                FieldForms.link("CREATED_BY_ID", "user", "createdById", createdBy)
                        .readOnly(),
                WireField.of("MODIFY_BY_ID", "user", changedBy, Filtering.NONE).readOnly(),
                FieldForms.moment("DATE_CREATE", "createdAt", created::apply),
                FieldForms.moment("DATE_MODIFY", "updatedAt", updated::apply),
                FieldForms.moment("LAST_ACTIVITY_TIME", "lastActivityAt", lastActivity::apply),
                WireField.of("LAST_ACTIVITY_BY", "user", changedBy, Filtering.NONE)
                        .readOnly(),
                FieldForms.absent("OPENED", "char", "N"));
    }

    /// When and by whom it was moved to its stage.
    public static <T> List<WireField<T>> moves(
            Function<T, Long> id, Function<T, @Nullable Long> createdBy, Function<T, OffsetDateTime> moved) {
        return List.of(
                FieldForms.moment("MOVED_TIME", "movedAt", moved::apply),
                WireField.<T>of(
                                "MOVED_BY_ID",
                                "user",
                                (record, words) -> Words.id(
                                        words.movedBy().getOrDefault(id.apply(record), createdBy.apply(record))),
                                Filtering.NONE)
                        .readOnly());
    }
}
