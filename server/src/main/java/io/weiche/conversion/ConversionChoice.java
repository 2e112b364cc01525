package io.weiche.conversion;

import io.weiche.kernel.RecordKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What somebody chose for one lead: one of the seven results (crm.md 10.4), or an existing deal.
///
/// @param pipelineId for a new deal; null for the pipeline of the account's settings
/// @param linkDealId an existing deal instead of a new one
/// @param contact null for none
/// @param company null for none
/// @param values of custom fields for what is made, by the kind and the code of the field
/// @param fields built-in fields of what is made, as bodies name them
public record ConversionChoice(
        boolean deal,
        @Nullable Long pipelineId,
        @Nullable Long linkDealId,
        @Nullable Customer contact,
        @Nullable Customer company,
        boolean keepActivitiesOpen,
        Map<RecordKind, Map<String, JsonNode>> values,
        Map<RecordKind, ObjectNode> fields) {
    public ConversionChoice {
        values = Map.copyOf(values);
        fields = Map.copyOf(fields);
    }

    /// @param id the one to use; null: whoever is recognised, else a new one
    /// @param makeAnyway a new one although somebody is recognised
    public record Customer(@Nullable Long id, boolean makeAnyway) {}
}
