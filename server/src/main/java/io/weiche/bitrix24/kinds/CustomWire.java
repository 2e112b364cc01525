package io.weiche.bitrix24.kinds;

import io.weiche.access.FieldGroup;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.FieldDescription;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.Filtering;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.fields.CustomField;
import io.weiche.fields.CustomFields;
import io.weiche.fields.CustomInput;
import io.weiche.fields.CustomValues;
import io.weiche.fields.FieldType;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.Filter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields an account has added, under the names programs know: `UF_CRM_` and the code.
@Component
class CustomWire {
    static final String PREFIX = "UF_CRM_";

    /// Codes of ours begin with a letter; many programs name their fields by a number.
    private static final String BEFORE_DIGITS = "x_";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CustomFields fields;
    private final CustomInput input;
    private final Users users;

    CustomWire(CustomFields fields, CustomInput input, Users users) {
        this.users = users;
        this.fields = fields;
        this.input = input;
    }

    private List<CustomField> used(RecordKind kind) {
        return fields.list(kind).stream().filter(field -> !field.archived()).toList();
    }

    static String code(CustomField field) {
        var code = field.code();
        var own = code.matches(BEFORE_DIGITS + "[0-9].*") ? code.substring(BEFORE_DIGITS.length()) : code;
        return PREFIX + own.toUpperCase(Locale.ROOT);
    }

    /// Our code of a field that programs know by a name, without its prefix.
    static String ours(String name) {
        var code = name.toLowerCase(Locale.ROOT);
        return Character.isLetter(code.charAt(0)) ? code : BEFORE_DIGITS + code.replaceFirst("^_+", "");
    }

    /// The built-in fields of a kind that the current user sees.
    static <T> Catalogue<T> builtIn(Kind<T> kind) {
        var group = FieldGroup.AMOUNT;
        if (group.isSeen() || !group.kinds().contains(kind.kind())) {
            return kind.catalogue();
        }
        var seen = new LinkedHashMap<>(kind.catalogue().fields());
        seen.keySet().removeAll(FieldForms.MONEY);
        return new Catalogue<>(kind.catalogue().kind(), seen);
    }

    /// All fields of a kind that the current user sees, with those of the account.
    <T> Catalogue<T> catalogue(Kind<T> kind) {
        var all = new LinkedHashMap<>(builtIn(kind).fields());
        used(kind.kind()).forEach(field -> all.put(code(field), wire(kind, field)));
        return new Catalogue<>(kind.catalogue().kind(), all);
    }

    private static <T> WireField<T> wire(Kind<T> kind, CustomField field) {
        var wire = WireField.<T>of(
                code(field),
                type(field),
                (record, words) -> {
                    var value = kind.custom(record).byCode().get(field.code());
                    return field.type() == FieldType.FILE && value != null
                            ? file(new RecordRef(kind.kind(), kind.id(record)), value)
                            : show(field.type(), value, words);
                },
                filtering(field));
        return field.type() == FieldType.MULTI_LIST ? wire.with(WireField.Trait.MULTIPLE) : wire;
    }

    static String type(CustomField field) {
        return switch (field.type()) {
            case TEXT -> "string";
            case NUMBER -> Objects.equals(field.decimals(), 0) ? "integer" : "double";
            case MONEY -> "money";
            case DATE -> "date";
            case LIST, MULTI_LIST -> "enumeration";
            case BOOLEAN -> "boolean";
            case USER -> "employee";
            case LINK -> "url";
            case FILE -> "file";
        };
    }

    private static Filtering filtering(CustomField field) {
        var name = field.name();
        return switch (field.type()) {
            case TEXT, LINK -> new Filtering.Text(name);
            case NUMBER, MONEY -> new Filtering.Decimal(name);
            case DATE -> new Filtering.Day(name);
            case LIST, MULTI_LIST, USER -> new Filtering.Id(name);
            case BOOLEAN ->
                new Filtering.Choice(_ -> Map.of(
                        "Y",
                        FieldForms.is(name, true),
                        "N",
                        new Filter.AnyOf(List.of(FieldForms.is(name, false), FieldForms.empty(name)))));
            case FILE -> Filtering.NONE;
        };
    }

    /// Nothing is an empty text, false for a list of several, and "0" for a flag.
    private static Object show(FieldType type, @Nullable JsonNode value, Words words) {
        if (value == null) {
            return switch (type) {
                case MULTI_LIST -> false;
                case BOOLEAN -> "0";
                default -> "";
            };
        }
        return switch (type) {
            case MULTI_LIST -> value.valueStream().map(JsonNode::asString).toList();
            case BOOLEAN -> value.booleanValue() ? "1" : "0";
            case MONEY ->
                value.path("value").decimalValue().toPlainString() + "|"
                        + value.path("currency").asString();
            case DATE -> words.date(LocalDate.parse(value.stringValue()));
            default -> Scalars.text(value);
        };
    }

    /// Where it is fetched by whoever is signed in; by a webhook `weiche.file.get` gives it.
    private static Map<String, Object> file(RecordRef record, JsonNode value) {
        var id = value.path("id").longValue();
        var address = "/api/v1/downloads/" + record.kind().plural() + "/" + record.id() + "/files/" + id;
        var shown = new LinkedHashMap<String, Object>();
        shown.put("id", id);
        shown.put("showUrl", address);
        shown.put("downloadUrl", address);
        shown.put("name", value.path("name").asString());
        return shown;
    }

    /// The fields of a kind that hold a file.
    List<String> fileCodes(RecordKind kind) {
        return used(kind).stream()
                .filter(field -> field.type() == FieldType.FILE)
                .map(CustomWire::code)
                .toList();
    }

    /// What `crm.*.fields` says of them, beside the built-in ones.
    Map<String, @Nullable Object> describe(RecordKind kind) {
        var described = new LinkedHashMap<String, @Nullable Object>();
        for (var field : used(kind)) {
            var traits =
                    field.type() == FieldType.MULTI_LIST ? Set.of(WireField.Trait.MULTIPLE) : Set.<WireField.Trait>of();
            var description = FieldDescription.of(type(field), false, traits, code(field));
            description.put("isRequired", field.required());
            description.put("isDynamic", true);
            if (field.type().hasOptions()) {
                description.put(
                        "items",
                        field.options().stream()
                                .filter(option -> !option.archived())
                                .map(option -> Map.of("ID", Long.toString(option.id()), "VALUE", option.label()))
                                .toList());
            }
            for (var label : List.of("listLabel", "formLabel", "filterLabel")) {
                description.put(label, field.label());
            }
            described.put(code(field), description);
        }
        return described;
    }

    /// What a program writes, over what there is.
    CustomValues read(FieldInput in, RecordKind kind, CustomValues now) {
        if (in.all().keySet().stream().noneMatch(code -> code.startsWith(PREFIX))) {
            return now;
        }
        var values = new LinkedHashMap<String, JsonNode>();
        for (var field : used(kind)) {
            var node = in.node(code(field));
            if (node != null) {
                var value = value(field, node, in);
                if (value == null || in.isForbearing() && isSomebodyUnknown(field, value)) {
                    in.unreadable(code(field));
                } else {
                    values.put(field.code(), value);
                }
            }
        }
        return in.isForbearing() ? oneByOne(values, in, kind, now) : input.read(values, kind, now);
    }

    private boolean isSomebodyUnknown(CustomField field, JsonNode value) {
        return field.type() == FieldType.USER
                && value.isNumber()
                && users.find(value.longValue()).filter(User::active).isEmpty();
    }

    /// Those that can be kept.
    private CustomValues oneByOne(Map<String, JsonNode> values, FieldInput in, RecordKind kind, CustomValues now) {
        var next = now;
        for (var value : values.entrySet()) {
            var before = next;
            next = in.orLeave(
                    PREFIX + value.getKey().toUpperCase(Locale.ROOT),
                    before,
                    () -> input.read(Map.of(value.getKey(), value.getValue()), kind, before));
        }
        return next;
    }

    /// @return null when it cannot be read
    private static @Nullable JsonNode value(CustomField field, JsonNode node, FieldInput in) {
        if (field.type() == FieldType.MULTI_LIST) {
            return chosen(node);
        }
        if (PhpArray.is(node)) {
            return null;
        }
        if (Scalars.text(node).isBlank() && field.type() != FieldType.BOOLEAN) {
            return JSON.nullNode();
        }
        return switch (field.type()) {
            case NUMBER ->
                Scalars.decimal(node) == null
                        ? null
                        : JSON.stringNode(Scalars.text(node).strip());
            case MONEY -> money(Scalars.text(node), in);
            case DATE ->
                Dates.day(Scalars.text(node), in.account().timeZone())
                        .<JsonNode>map(day -> JSON.stringNode(day.toString()))
                        .orElse(null);
            case LIST, USER, FILE -> id(node);
            case BOOLEAN -> {
                var flag = Scalars.flag(node);
                yield flag == null ? null : JSON.booleanNode(flag);
            }
            default -> JSON.stringNode(Scalars.text(node));
        };
    }

    /// `100|USD`; without a currency in that of the account.
    private static @Nullable JsonNode money(String text, FieldInput in) {
        var bar = text.indexOf('|');
        var amount = bar < 0 ? text : text.substring(0, bar);
        var currency = bar < 0 || bar == text.length() - 1 ? in.account().currency() : text.substring(bar + 1);
        return Scalars.decimal(JSON.stringNode(amount)) == null
                ? null
                : JSON.objectNode().put("value", amount.strip()).put("currency", currency.strip());
    }

    private static @Nullable JsonNode id(JsonNode node) {
        var id = Scalars.integer(node);
        return id == null ? null : id == 0 ? JSON.nullNode() : JSON.numberNode(id);
    }

    private static @Nullable JsonNode chosen(JsonNode node) {
        var list = JSON.arrayNode();
        for (var one : PhpArray.elements(node)) {
            if (!Scalars.isEmpty(one)) {
                var id = Scalars.integer(one);
                if (id == null) {
                    return null;
                }
                list.add(id.longValue());
            }
        }
        return list;
    }
}
