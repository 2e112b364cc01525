package io.weiche.deals.web;

import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What may be sent about a deal.
///
/// @param custom values of custom fields by code; null takes one away
/// @param pipelineId absent: the default pipeline; another one moves the deal to its first stage
/// @param probability in per cent
/// @param contactIds the first is the main one
/// @param observerIds all of them, at most 50
record DealRequest(
        String title,
        @Nullable Money amount,
        @Nullable Long pipelineId,
        @Nullable Long stageId,
        @Nullable Integer probability,
        @Nullable LocalDate beginOn,
        @Nullable LocalDate closeOn,
        @Nullable Long sourceId,
        @Nullable String sourceDescription,
        @Nullable Utm utm,
        @Nullable String comments,
        @Nullable Long companyId,
        @Nullable List<Long> contactIds,
        @Nullable Long responsibleId,
        @Nullable List<Long> observerIds,
        @Nullable Long lossReasonId,
        @Nullable String lossComment,
        @Nullable Map<String, JsonNode> custom) {}
