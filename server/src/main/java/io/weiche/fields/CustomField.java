package io.weiche.fields;

import io.weiche.kernel.RecordKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A field that the account has added to a kind of record.
///
/// @param code permanent: values are stored under it, and lists call the field `custom.<code>`
/// @param decimals of a number; null for other types
/// @param required people who open a record fill it in, and nobody empties it
/// @param prominent shown in lists and on boards without being asked for
/// @param archived offered nowhere any more; values stay
/// @param stageIds stages that are not entered without a value
/// @param mapsTo of a field of leads: where a conversion takes its value
public record CustomField(
        long id,
        int version,
        RecordKind kind,
        String code,
        String label,
        FieldType type,
        @Nullable Integer decimals,
        boolean required,
        boolean prominent,
        boolean archived,
        int sort,
        List<Option> options,
        List<Long> stageIds,
        List<Target> mapsTo) {
    public CustomField {
        options = List.copyOf(options);
        stageIds = List.copyOf(stageIds);
        mapsTo = List.copyOf(mapsTo);
    }

    /// Something to choose from.
    ///
    /// @param archived not offered any more; records that have it keep it
    public record Option(long id, String label, boolean archived) {}

    /// A field of another kind.
    public record Target(RecordKind kind, long fieldId) {}

    /// What lists, filters and histories call it.
    public String name() {
        return CustomValues.PREFIX + code;
    }
}
