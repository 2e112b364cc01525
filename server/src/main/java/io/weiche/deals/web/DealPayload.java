package io.weiche.deals.web;

import io.weiche.access.Action;
import io.weiche.access.Denied;
import io.weiche.deals.Deal;
import io.weiche.deals.Repeat;
import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import io.weiche.kernel.RecordKind;
import io.weiche.timeline.Planned;
import io.weiche.timeline.PlannedPayload;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A deal as the interface shows it.
///
/// @param semantics P, S or F
/// @param companyTitle null without a company, and when the current user may not read it
/// @param customerName the main contact, else the company, whichever may be read
/// @param custom values of custom fields by code
/// @param recurringDealId the template it was made of
/// @param tagIds by the name of the tag
/// @param incomplete fields its stage asks for and that are empty
record DealPayload(
        long id,
        int version,
        String title,
        @Nullable Money amount,
        long pipelineId,
        long stageId,
        String semantics,
        @Nullable Integer probability,
        @Nullable LocalDate beginOn,
        @Nullable LocalDate closeOn,
        @Nullable Long sourceId,
        @Nullable String sourceDescription,
        @Nullable Utm utm,
        @Nullable String comments,
        long responsibleId,
        List<Long> observerIds,
        @Nullable Long createdById,
        @Nullable Long companyId,
        @Nullable String companyTitle,
        List<Deal.ContactLink> contacts,
        @Nullable String customerName,
        @Nullable Long leadId,
        @Nullable Long recurringDealId,
        Repeat repeat,
        Map<String, JsonNode> custom,
        List<Long> tagIds,
        List<String> incomplete,
        @Nullable Long lossReasonId,
        @Nullable String lossComment,
        @Nullable PlannedPayload nextActivity,
        int openActivities,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        OffsetDateTime movedAt,
        @Nullable OffsetDateTime closedAt,
        OffsetDateTime lastActivityAt,
        boolean openToAll,
        List<Action> denied) {

    static DealPayload of(Deal deal, @Nullable Planned planned, List<String> incomplete, List<Long> tagIds) {
        var data = deal.data();
        return new DealPayload(
                deal.id(),
                deal.version(),
                data.title(),
                data.amount(),
                deal.pipelineId(),
                deal.stageId(),
                deal.semantics().code(),
                data.probability(),
                data.beginOn(),
                data.closeOn(),
                data.sourceId(),
                data.sourceDescription(),
                data.utm(),
                data.comments(),
                data.responsibleId(),
                data.observerIds(),
                deal.createdById(),
                data.companyId(),
                deal.companyTitle(),
                deal.contacts(),
                customerName(deal),
                deal.leadId(),
                deal.recurringDealId(),
                deal.repeat(),
                data.custom().visible(RecordKind.DEAL),
                tagIds,
                incomplete,
                data.lossReasonId(),
                data.lossComment(),
                PlannedPayload.of(planned),
                planned == null ? 0 : planned.open(),
                deal.createdAt(),
                deal.updatedAt(),
                deal.movedAt(),
                deal.closedAt(),
                deal.lastActivityAt(),
                deal.openToAll(),
                Denied.of(deal.subject()));
    }

    private static @Nullable String customerName(Deal deal) {
        var main = deal.contacts().isEmpty() ? null : deal.contacts().getFirst().name();
        return main == null ? deal.companyTitle() : main;
    }
}
