package io.weiche.bitrix24.kinds;

import io.weiche.accounts.Language;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.fields.CustomFieldDraft;
import io.weiche.fields.FieldType;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a program says about a custom field.
final class UserFieldInput {
    private static final int LONGEST = 50;
    private static final int PRECISION = 4;
    private static final int MOST_DECIMALS = 6;
    private static final int LONGEST_OF_OURS = 40;

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Language language;

    private UserFieldInput(Language language) {
        this.language = language;
    }

    static UserFieldInput of(Call call) {
        var input = new UserFieldInput(call.account().language());
        call.params().map("fields").forEach((code, value) -> input.values.put(code.toUpperCase(Locale.ROOT), value));
        return input;
    }

    /// As `userfieldconfig.*` sends it: in camel case, the entries of a list under `enum`.
    static UserFieldInput ofConfiguration(Call call) {
        var input = new UserFieldInput(call.account().language());
        call.params().map("field").forEach((name, value) -> {
            var code = UserFieldNames.code(name);
            input.values.put(code.equals("ENUM") ? "LIST" : code, value);
        });
        return input;
    }

    /// The kind of record the field is for.
    RecordKind kind() {
        var entity = text("ENTITY_ID");
        if (entity == null) {
            throw RestError.plain("The 'ENTITY_ID' field is not found.");
        }
        return UserFieldNames.kind(entity)
                .orElseThrow(() -> RestError.plain("You cannot create custom fields: only CRM_LEAD, CRM_DEAL,"
                        + " CRM_CONTACT and CRM_COMPANY have them here."));
    }

    CustomFieldDraft open(RecordKind kind) {
        var code = code();
        var type = type();
        var label = label();
        return new CustomFieldDraft(
                kind,
                code,
                CustomFieldDraft.requireLabel(
                        "EDIT_FORM_LABEL", label == null ? Objects.requireNonNull(text("FIELD_NAME")) : label),
                type,
                decimals(),
                flag("MANDATORY", false),
                flag("SHOW_IN_LIST", false),
                false,
                number("SORT"),
                choices(List.of()),
                List.of(),
                List.of(),
                List.of());
    }

    CustomFieldDraft change(CustomFieldDraft now) {
        var label = label();
        return new CustomFieldDraft(
                now.kind(),
                now.code(),
                label == null ? now.label() : CustomFieldDraft.requireLabel("EDIT_FORM_LABEL", label),
                now.type(),
                now.decimals(),
                flag("MANDATORY", now.required()),
                flag("SHOW_IN_LIST", now.prominent()),
                now.archived(),
                values.containsKey("SORT") ? number("SORT") : now.sort(),
                now.type().hasOptions() ? choices(now.options()) : now.options(),
                now.stageIds(),
                now.mapsTo(),
                List.of());
    }

    static CustomFieldDraft archived(CustomFieldDraft now) {
        return new CustomFieldDraft(
                now.kind(),
                now.code(),
                now.label(),
                now.type(),
                now.decimals(),
                now.required(),
                now.prominent(),
                true,
                now.sort(),
                now.options(),
                now.stageIds(),
                now.mapsTo(),
                List.of());
    }

    private String code() {
        var name = text("FIELD_NAME");
        if (name == null) {
            throw RestError.plain("The 'FIELD_NAME' field is not found.");
        }
        var plain = name.toUpperCase(Locale.ROOT);
        var own = plain.startsWith(CustomWire.PREFIX) ? plain.substring(CustomWire.PREFIX.length()) : plain;
        if (!own.matches("[A-Z0-9_]+")) {
            throw core("Field name contains invalid characters. Allowed characters are: A-Z, 0-9 and _.");
        }
        var code = CustomWire.ours(own);
        if (own.length() + CustomWire.PREFIX.length() > LONGEST) {
            throw core("Field name is too long (more than 50 characters).");
        }
        if (code.length() > LONGEST_OF_OURS) {
            throw core("Field name is too long: without UF_CRM_ at most 38 characters are possible here.");
        }
        return code;
    }

    private static RestError core(String text) {
        return new RestError(400, "ERROR_CORE", text);
    }

    private FieldType type() {
        var word = text("USER_TYPE_ID");
        if (word == null) {
            throw RestError.plain("The 'USER_TYPE_ID' field is not found.");
        }
        var several = flag("MULTIPLE", false);
        var type = switch (word.toLowerCase(Locale.ROOT)) {
            case "string" -> FieldType.TEXT;
            case "integer", "double" -> FieldType.NUMBER;
            case "boolean" -> FieldType.BOOLEAN;
            case "enumeration" -> several ? FieldType.MULTI_LIST : FieldType.LIST;
            case "date" -> FieldType.DATE;
            case "money" -> FieldType.MONEY;
            case "url" -> FieldType.LINK;
            case "employee" -> FieldType.USER;
            case "file" -> FieldType.FILE;
            default -> throw core("Incorrect custom type specified.");
        };
        if (several && type != FieldType.MULTI_LIST) {
            throw core("Only fields of the type enumeration hold several values here.");
        }
        return type;
    }

    private @Nullable Integer decimals() {
        var word = text("USER_TYPE_ID");
        return "integer".equalsIgnoreCase(word)
                ? Integer.valueOf(0)
                : "double".equalsIgnoreCase(word) ? Integer.valueOf(precision()) : null;
    }

    /// The original's own unless the settings name another one we can keep.
    private int precision() {
        var settings = values.get("SETTINGS");
        var named = settings != null && PhpArray.is(settings)
                ? PhpArray.entries(settings).get("PRECISION")
                : null;
        var number = named == null ? null : Scalars.integer(named);
        return number == null || number < 0 || number > MOST_DECIMALS ? PRECISION : number.intValue();
    }

    /// The first label there is: in the language of the account if it has several.
    private @Nullable String label() {
        return Stream.of("EDIT_FORM_LABEL", "LIST_COLUMN_LABEL", "LIST_FILTER_LABEL", "LABEL")
                .map(this::label)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String label(String name) {
        var node = values.get(name);
        if (node == null || !PhpArray.is(node)) {
            return text(name);
        }
        var parts = PhpArray.entries(node);
        return Stream.concat(Stream.of(language.code(), "en").map(parts::get), parts.values().stream())
                .filter(part -> part != null && !PhpArray.is(part))
                .map(Scalars::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    /// Entries without a number are added, those with `DEL` go away, and what is not mentioned stays.
    private List<CustomFieldDraft.Choice> choices(List<CustomFieldDraft.Choice> now) {
        var choices = new ArrayList<>(now);
        var list = values.get("LIST");
        if (list == null) {
            return choices;
        }
        for (var element : PhpArray.elements(list)) {
            var parts = parts(element);
            var id = parts.containsKey("ID") ? Scalars.integer(parts.get("ID")) : null;
            var value = part(parts, "VALUE");
            if (id != null && id > 0) {
                change(choices, id, value, part(parts, "DEL").equalsIgnoreCase("Y"));
            } else if (!value.isBlank()) {
                choices.add(new CustomFieldDraft.Choice(null, CustomFieldDraft.requireLabel("LIST", value)));
            }
        }
        if (choices.size() > CustomFieldDraft.MOST_OPTIONS) {
            throw core("At most " + CustomFieldDraft.MOST_OPTIONS + " list items are possible.");
        }
        return choices;
    }

    private static Map<String, JsonNode> parts(JsonNode element) {
        var parts = new LinkedHashMap<String, JsonNode>();
        if (PhpArray.is(element)) {
            PhpArray.entries(element).forEach((name, value) -> parts.put(name.toUpperCase(Locale.ROOT), value));
        }
        return parts;
    }

    private static void change(List<CustomFieldDraft.Choice> choices, long id, String value, boolean delete) {
        if (delete) {
            choices.removeIf(choice -> Objects.equals(choice.id(), id));
        } else if (!value.isBlank()) {
            var label = CustomFieldDraft.requireLabel("LIST", value);
            choices.replaceAll(choice ->
                    Objects.equals(choice.id(), id) ? new CustomFieldDraft.Choice(choice.id(), label) : choice);
        }
    }

    private static String part(Map<String, JsonNode> parts, String name) {
        var node = parts.get(name);
        return node == null || PhpArray.is(node) ? "" : Scalars.text(node);
    }

    private @Nullable String text(String name) {
        var node = values.get(name);
        var text = node == null || PhpArray.is(node) ? "" : Scalars.text(node).strip();
        return text.isEmpty() ? null : text;
    }

    private boolean flag(String name, boolean now) {
        var node = values.get(name);
        var flag = node == null ? null : Scalars.flag(node);
        return flag == null ? now : flag;
    }

    private @Nullable Integer number(String name) {
        var node = values.get(name);
        var number = node == null ? null : Scalars.integer(node);
        return number == null || number < 0 || number > 1_000_000 ? null : Integer.valueOf(number.intValue());
    }
}
