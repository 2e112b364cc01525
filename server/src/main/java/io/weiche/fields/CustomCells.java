package io.weiche.fields;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads values of custom fields for many records, with one look at the definitions.
@Component
public class CustomCells {
    private final CustomFields fields;

    CustomCells(CustomFields fields) {
        this.fields = fields;
    }

    /// The definitions of one kind at one moment.
    public record Reader(Map<String, CustomField> byCode, String currency) {
        public Reader {
            byCode = Map.copyOf(byCode);
        }

        /// @return null for no value
        /// @throws BadInput when the value does not fit the field
        public @Nullable JsonNode read(CustomField field, JsonNode value) {
            return CustomValue.read(field, value, field.name(), currency, null);
        }
    }

    /// @param currency of amounts that name none
    public Reader of(RecordKind kind, String currency) {
        var byCode = new HashMap<String, CustomField>();
        fields.list(kind).stream().filter(field -> !field.archived()).forEach(field -> byCode.put(field.code(), field));
        return new Reader(byCode, currency);
    }
}
