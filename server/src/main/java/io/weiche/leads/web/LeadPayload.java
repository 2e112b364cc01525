package io.weiche.leads.web;

import io.weiche.access.Action;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPointPayload;
import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import io.weiche.leads.Lead;
import io.weiche.timeline.PlannedPayload;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A lead as the interface shows it.
///
/// @param semantics P, S or F
/// @param contactName of the linked contact; null when the current user may not read it
/// @param companyName of the linked company; null when the current user may not read it
/// @param customerName of the linked customer, else what the lead says about itself
/// @param repeat the customer is known already
/// @param custom values of custom fields by code
/// @param tagIds by the name of the tag
/// @param incomplete fields its stage asks for and that are empty
record LeadPayload(
        long id,
        int version,
        @Nullable String title,
        @Nullable String honorific,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String name,
        @Nullable String companyTitle,
        @Nullable String jobTitle,
        @Nullable LocalDate birthdate,
        @Nullable Address address,
        @Nullable Money amount,
        long stageId,
        String semantics,
        @Nullable Long sourceId,
        @Nullable String sourceDescription,
        @Nullable Utm utm,
        @Nullable String comments,
        long responsibleId,
        List<Long> observerIds,
        @Nullable Long createdById,
        @Nullable Long contactId,
        @Nullable Long companyId,
        @Nullable String contactName,
        @Nullable String companyName,
        @Nullable String customerName,
        boolean repeat,
        List<ContactPointPayload> phones,
        List<ContactPointPayload> emails,
        List<ContactPointPayload> websites,
        List<ContactPointPayload> messengers,
        @Nullable Long lossReasonId,
        @Nullable String lossComment,
        Map<String, JsonNode> custom,
        List<Long> tagIds,
        List<String> incomplete,
        Lead.@Nullable Attention attention,
        boolean completedWithoutResult,
        @Nullable Long becameDealId,
        @Nullable Long becameContactId,
        @Nullable Long becameCompanyId,
        @Nullable Long conversionId,
        boolean conversionUndoable,
        @Nullable PlannedPayload nextActivity,
        int openActivities,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        OffsetDateTime movedAt,
        @Nullable OffsetDateTime closedAt,
        OffsetDateTime lastActivityAt,
        boolean openToAll,
        List<Action> denied) {}
