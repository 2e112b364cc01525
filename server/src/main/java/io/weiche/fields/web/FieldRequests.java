package io.weiche.fields.web;

import io.weiche.fields.FieldType;
import io.weiche.kernel.RecordKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies the door of custom fields takes.
final class FieldRequests {
    private FieldRequests() {}

    /// @param code permanent; made from the label when it is missing
    /// @param decimals of a number; none when it is missing
    /// @param required people who open a record fill it in
    /// @param prominent shown in lists and on boards without being asked for
    /// @param stageIds stages that are not entered without a value
    /// @param alsoFor of a field of leads: kinds that get the same field, filled by conversions
    record NewField(
            RecordKind kind,
            @Nullable String code,
            String label,
            FieldType type,
            @Nullable Integer decimals,
            @Nullable Boolean required,
            @Nullable Boolean prominent,
            @Nullable Integer sort,
            @Nullable List<OptionChange> options,
            @Nullable List<Long> stageIds,
            @Nullable List<RecordKind> alsoFor) {}

    /// @param archived offered nowhere any more; values stay
    /// @param options all of them, in order; those that are left out are archived
    /// @param mapsTo of a field of leads: where conversions take its value, one field of each kind
    record Change(
            @Nullable String label,
            @Nullable Integer decimals,
            @Nullable Boolean required,
            @Nullable Boolean prominent,
            @Nullable Boolean archived,
            @Nullable Integer sort,
            @Nullable List<OptionChange> options,
            @Nullable List<Long> stageIds,
            @Nullable List<TargetChange> mapsTo) {}

    /// @param id absent for a new one
    record OptionChange(@Nullable Long id, String label) {}

    record TargetChange(RecordKind kind, Long fieldId) {}
}
