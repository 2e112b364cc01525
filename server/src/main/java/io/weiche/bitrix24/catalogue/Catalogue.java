package io.weiche.bitrix24.catalogue;

import io.weiche.accounts.Language;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.bitrix24.wire.Warnings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// All fields of one kind of record.
///
/// @param kind the word for it in titles
public record Catalogue<T>(String kind, Map<String, WireField<T>> fields) {

    @SafeVarargs
    public static <T> Catalogue<T> of(String kind, List<WireField<T>>... groups) {
        var fields = new LinkedHashMap<String, WireField<T>>();
        for (var group : groups) {
            group.forEach(field -> fields.put(field.code(), field));
        }
        return new Catalogue<>(kind, fields);
    }

    public Optional<WireField<T>> find(String code) {
        return Optional.ofNullable(fields.get(code));
    }

    /// The record on the wire, as far as it is selected. Multi-fields without values are left out.
    public Map<String, @Nullable Object> show(T record, Selection selection, Words words) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        for (var field : fields.values()) {
            var reader = field.reader();
            if (reader != null && selection.wants(field.code(), field.multiField())) {
                var value = reader.read(record, words);
                if (!field.multiField() || value instanceof Collection<?> points && !points.isEmpty()) {
                    shown.put(field.code(), value);
                }
            }
        }
        return shown;
    }

    public Map<String, @Nullable Object> describe(Language language) {
        var described = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach(
                (code, field) -> described.put(code, FieldDescription.of(field, Titles.of(language, kind, code))));
        return described;
    }

    /// Says which of the fields that a program writes will not be what it wrote.
    public void remark(Map<String, JsonNode> written, Warnings warnings) {
        written.forEach((code, value) -> {
            var field = fields.get(code);
            if (field == null) {
                warnings.add("UNKNOWN_FIELD", "There is no such field; it was ignored.", code);
            } else if (field.writing() == Writing.READ_ONLY && !code.equals("ID")) {
                warnings.add("READ_ONLY_FIELD", "This field cannot be set; it was ignored.", code);
            } else if (field.writing() == Writing.NOT_STORED && !sameAs(field.constant(), value)) {
                warnings.add("FIELD_NOT_STORED", "Weiche does not keep this field; it was ignored.", code);
            }
        });
    }

    private static boolean sameAs(@Nullable String constant, JsonNode value) {
        if (PhpArray.is(value)) {
            return value.isEmpty();
        }
        return Scalars.text(value).isEmpty() || Scalars.text(value).equals(constant);
    }
}
