package io.weiche.fields;

import io.weiche.kernel.RecordKind;
import java.util.List;

/// What an account asks of a built-in field.
///
/// @param field its name
/// @param required of every record that is opened or moves on
/// @param stageIds stages that are not entered without a value
public record RequiredField(RecordKind kind, String field, boolean required, List<Long> stageIds, int version) {
    public RequiredField {
        stageIds = stageIds.stream().distinct().sorted().toList();
    }

    static RequiredField untouched(RecordKind kind, String field) {
        return new RequiredField(kind, field, false, List.of(), 0);
    }
}
