package io.weiche.conversion.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.weiche.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a lead is to become. Without any part nothing is made and nothing is linked.
///
/// @param contact null or absent: none. Instead of the object true may stand for whoever is recognised, else a new one
/// @param company as contact
/// @param values what required custom fields of the targets need and the lead does not bring along
/// @param fields the same of built-in ones
record ConversionRequest(
        @Nullable DealPart deal,
        @Nullable CustomerPart contact,
        @Nullable CustomerPart company,
        @Nullable Boolean keepActivitiesOpen,
        @Nullable ValuesPart values,
        @Nullable NeedsPart fields) {

    /// Built-in fields of what is made, as it is changed.
    record NeedsPart(
            @Nullable DealNeeds deal,
            @Nullable ContactNeeds contact,
            @Nullable CompanyNeeds company) {}

    record DealNeeds(
            @Nullable Money amount,
            @Nullable LocalDate closeOn,
            @Nullable Long sourceId,
            @Nullable String comments) {}

    record ContactNeeds(
            @Nullable List<String> phones,
            @Nullable List<String> emails,
            @Nullable String jobTitle,
            @Nullable LocalDate birthdate,
            @Nullable Long sourceId,
            @Nullable String comments) {}

    record CompanyNeeds(
            @Nullable List<String> phones,
            @Nullable List<String> emails,
            @Nullable String industry,
            @Nullable Long sourceId,
            @Nullable String comments) {}

    /// Values of custom fields for what is made, by code.
    record ValuesPart(
            @Nullable Map<String, JsonNode> deal,
            @Nullable Map<String, JsonNode> contact,
            @Nullable Map<String, JsonNode> company) {}

    /// @param pipelineId of a new deal; absent: the pipeline of the account's settings
    /// @param linkDealId an existing deal instead of a new one
    record DealPart(@Nullable Long pipelineId, @Nullable Long linkDealId) {}

    /// @param id of the one to be used
    /// @param anew true: a new one although somebody is recognised; in the body under the name `new`
    record CustomerPart(
            @Nullable Long id,
            @JsonProperty("new") @Nullable Boolean anew) {}
}
