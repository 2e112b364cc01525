package io.weiche.bitrix24.kinds;

import io.weiche.accounts.Language;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What `userfieldconfig.*` shows of a custom field: which parts of it, and labels in which languages. A field has one
/// label, which stands for each of them.
///
/// @param names of the parts; empty for all
/// @param entries whether a list shows what can be chosen
record UserFieldSelection(Set<String> names, List<String> languages, boolean entries) {
    private static final String LANGUAGE = "language";

    UserFieldSelection {
        names = Set.copyOf(names);
        languages = List.copyOf(languages);
    }

    /// A single field.
    static UserFieldSelection everything(Call call) {
        return new UserFieldSelection(Set.of(), allLanguages(), true);
    }

    /// A list: as `select` says, where `language` among the names is a key of its own. It never has the entries of a
    /// list, which the original shows with a single field only.
    static UserFieldSelection of(Call call) {
        var node = call.params().find("select");
        var select = node != null && PhpArray.is(node) ? PhpArray.entries(node) : Map.<String, JsonNode>of();
        var names = select.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(LANGUAGE) && !PhpArray.is(entry.getValue()))
                .map(entry -> Scalars.text(entry.getValue()).strip())
                .collect(Collectors.toSet());
        var language = select.get(LANGUAGE);
        var wanted = language == null || PhpArray.is(language) ? "" : Scalars.text(language);
        return new UserFieldSelection(
                names.contains("*") ? Set.of() : names,
                allLanguages().contains(wanted) ? List.of(wanted) : allLanguages(),
                false);
    }

    private static List<String> allLanguages() {
        return Stream.of(Language.values()).map(Language::code).toList();
    }

    /// @param row as the older methods show it, with plain labels
    Map<String, @Nullable Object> of(Map<String, @Nullable Object> row) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((code, value) -> {
            var name = UserFieldNames.name(code);
            if (code.equals("EDIT_FORM_LABEL")) {
                put(shown, "languageId", languages.stream().collect(Collectors.toMap(one -> one, one -> one)));
            }
            if (code.equals("LIST")) {
                if (entries) {
                    put(shown, "enum", options(row.get("ID"), value));
                }
            } else if (code.endsWith("_LABEL") && value != null) {
                put(shown, name, languages.stream().collect(Collectors.toMap(one -> one, _ -> value)));
            } else {
                put(shown, name, value);
            }
        });
        return shown;
    }

    private void put(Map<String, @Nullable Object> shown, String name, @Nullable Object value) {
        if (names.isEmpty() || name.equals("id") || names.contains(name)) {
            shown.put(name, value);
        }
    }

    private static List<Map<String, @Nullable Object>> options(@Nullable Object fieldId, @Nullable Object list) {
        return list instanceof List<?> options
                ? options.stream()
                        .map(option -> option(fieldId, (Map<?, ?>) option))
                        .toList()
                : List.of();
    }

    private static Map<String, @Nullable Object> option(@Nullable Object fieldId, Map<?, ?> option) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("userFieldId", fieldId);
        option.forEach((code, value) -> shown.put(UserFieldNames.name(String.valueOf(code)), value));
        return shown;
    }
}
