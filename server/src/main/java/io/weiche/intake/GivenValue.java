package io.weiche.intake;

import io.weiche.fields.CustomValues;
import io.weiche.kernel.RecordKind;
import java.util.List;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What came with an inquiry for a custom field of leads, whatever became of it.
///
/// @param value by the type of the field, see [CustomValues]
public record GivenValue(String code, JsonNode value) {
    /// Those the current user may see.
    static List<GivenValue> visible(@Nullable JSONB kept) {
        return CustomValues.ofNullable(kept).visible(RecordKind.LEAD).entrySet().stream()
                .map(one -> new GivenValue(one.getKey(), one.getValue()))
                .toList();
    }
}
