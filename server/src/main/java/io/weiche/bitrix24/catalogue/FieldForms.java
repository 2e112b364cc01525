package io.weiche.bitrix24.catalogue;

import io.weiche.kernel.Money;
import io.weiche.records.Filter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The forms fields come in: each fixes type, look on the wire and way to filter.
public final class FieldForms {
    private FieldForms() {}

    /// The number of the record itself.
    public static <T> WireField<T> key(Function<T, Long> value) {
        return WireField.<T>of("ID", "integer", (record, _) -> Words.id(value.apply(record)), new Filtering.Id("id"))
                .readOnly();
    }

    /// @param field our name of it
    public static <T> WireField<T> text(String code, String field, Function<T, @Nullable String> value) {
        return WireField.of(code, "string", (record, _) -> value.apply(record), new Filtering.Text(field));
    }

    /// A text lists cannot be filtered by.
    public static <T> WireField<T> words(String code, Function<T, @Nullable String> value) {
        return WireField.of(code, "string", (record, _) -> value.apply(record), Filtering.NONE);
    }

    public static <T> WireField<T> link(String code, String type, String field, Function<T, @Nullable Long> value) {
        return WireField.of(code, type, (record, _) -> Words.id(value.apply(record)), new Filtering.Id(field));
    }

    /// Links that are written as a list and read by methods of their own.
    ///
    /// @param field our name of the linked records
    public static <T> WireField<T> links(String code, String type, String field) {
        return WireField.<T>of(code, type, null, new Filtering.Links(field)).with(WireField.Trait.MULTIPLE);
    }

    /// The main one of many linked records.
    public static <T> WireField<T> linked(String code, String type, String field, Function<T, @Nullable Long> main) {
        return WireField.<T>of(code, type, (record, _) -> Words.id(main.apply(record)), new Filtering.Links(field))
                .with(WireField.Trait.DEPRECATED);
    }

    public static <T> WireField<T> number(String code, String field, Function<T, @Nullable Integer> value) {
        return WireField.of(
                code,
                "integer",
                (record, _) -> {
                    var number = value.apply(record);
                    return number == null ? null : number.toString();
                },
                new Filtering.Number(field));
    }

    public static <T> WireField<T> day(String code, String field, Function<T, @Nullable LocalDate> value) {
        return WireField.of(code, "date", (record, words) -> words.date(value.apply(record)), new Filtering.Day(field));
    }

    public static <T> WireField<T> moment(String code, String field, Function<T, @Nullable OffsetDateTime> value) {
        return WireField.<T>of(
                        code,
                        "datetime",
                        (record, words) -> words.time(value.apply(record)),
                        new Filtering.Moment(field))
                .readOnly();
    }

    /// A flag that follows from something else.
    ///
    /// @param yes which records have it
    public static <T> WireField<T> flag(String code, Predicate<T> value, Filter yes, Filter no) {
        return WireField.<T>of(
                        code, "char", (record, _) -> Words.flag(value.test(record)), Filtering.Choice.flag(yes, no))
                .readOnly();
    }

    /// A word of a dictionary of the account.
    public static <T> WireField<T> word(
            String code,
            String dictionary,
            String field,
            Function<Codes, Map<String, Long>> ids,
            WireField.Reader<T> reader) {
        return coded(code, "crm_status", field, ids, reader).wordsOf(dictionary);
    }

    /// A record of ours that goes by another name on the wire.
    ///
    /// @param ids from those names to our numbers
    public static <T> WireField<T> coded(
            String code,
            String type,
            String field,
            Function<Codes, Map<String, Long>> ids,
            WireField.Reader<T> reader) {
        return WireField.of(code, type, reader, new Filtering.Word(field, ids));
    }

    /// A flag that depends on the account's dictionaries.
    ///
    /// @param yes which records have it
    public static <T> WireField<T> choice(String code, WireField.Reader<T> reader, Function<Codes, Chosen> yes) {
        return WireField.of(code, "char", reader, new Filtering.Choice(codes -> {
                    var chosen = yes.apply(codes);
                    return Map.of("Y", chosen.in(), "N", chosen.out());
                }))
                .readOnly();
    }

    /// Records that have one of some values, and those that have not.
    public record Chosen(Filter in, Filter out) {}

    public static Chosen among(String field, List<Long> ids) {
        var values =
                ids.stream().<JsonNode>map(JsonNodeFactory.instance::numberNode).toList();
        return new Chosen(
                new Filter.Match(field, Filter.Operator.IN, values),
                new Filter.Match(field, Filter.Operator.NOT_IN, values));
    }

    public static <T> WireField<T> source(Function<T, @Nullable Long> id) {
        return word(
                "SOURCE_ID",
                "SOURCE",
                "sourceId",
                Codes::sourceIds,
                (record, words) -> words.codes().source(id.apply(record)));
    }

    /// A field of the original that we do not have.
    ///
    /// @param value what every record shows
    public static <T> WireField<T> absent(String code, String type, @Nullable String value) {
        return WireField.<T>of(code, type, (_, _) -> value, Filtering.Choice.always(value == null ? "" : value))
                .notStored(value);
    }

    /// The main contact, and all of them.
    public static <T> List<WireField<T>> contacts(Function<T, @Nullable Long> main) {
        return List.of(
                linked("CONTACT_ID", "crm_contact", "contactId", main),
                links("CONTACT_IDS", "crm_contact", "contactId"));
    }

    /// Shown where the original has amounts that we do not have.
    public static <T> WireField<T> currencyOfAccount() {
        return WireField.<T>of("CURRENCY_ID", "crm_currency", (_, words) -> words.currency(null), Filtering.NONE)
                .notStored(null);
    }

    /// The codes of [#money].
    public static final Set<String> MONEY = Set.of("OPPORTUNITY", "CURRENCY_ID", "IS_MANUAL_OPPORTUNITY");

    /// Amount and currency. Without product rows an amount is always entered by hand.
    public static <T> List<WireField<T>> money(Function<T, @Nullable Money> value) {
        return List.of(
                WireField.of(
                        "OPPORTUNITY",
                        "double",
                        (record, _) -> Words.amount(value.apply(record)),
                        new Filtering.Amount("amount")),
                WireField.of(
                        "CURRENCY_ID",
                        "crm_currency",
                        (record, words) -> words.currency(value.apply(record)),
                        new Filtering.Currency("currency")),
                absent("IS_MANUAL_OPPORTUNITY", "char", "Y"));
    }

    public static Filter is(String field, boolean value) {
        return new Filter.Match(field, Filter.Operator.IS, List.of(JsonNodeFactory.instance.booleanNode(value)));
    }

    public static Filter is(String field, String value) {
        return new Filter.Match(field, Filter.Operator.IS, List.of(JsonNodeFactory.instance.stringNode(value)));
    }

    public static Filter isNot(String field, String value) {
        return new Filter.Match(field, Filter.Operator.IS_NOT, List.of(JsonNodeFactory.instance.stringNode(value)));
    }

    public static Filter filled(String field) {
        return new Filter.Match(field, Filter.Operator.FILLED, List.of());
    }

    public static Filter empty(String field) {
        return new Filter.Match(field, Filter.Operator.EMPTY, List.of());
    }
}
