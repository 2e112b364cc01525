package io.weiche.leads.web;

import io.weiche.fields.Address;
import io.weiche.fields.ContactPointRequest;
import io.weiche.fields.Utm;
import io.weiche.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What may be sent about a lead.
///
/// @param custom values of custom fields by code; null takes one away
/// @param title null: the lead is called by its number
/// @param stageId absent: the first stage
/// @param observerIds all of them, at most 50
/// @param contactId a contact that is known already
/// @param companyId a company that is known already
record LeadRequest(
        @Nullable String title,
        @Nullable String honorific,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String companyTitle,
        @Nullable String jobTitle,
        @Nullable LocalDate birthdate,
        @Nullable Address address,
        @Nullable Money amount,
        Long stageId,
        @Nullable Long sourceId,
        @Nullable String sourceDescription,
        @Nullable Utm utm,
        @Nullable String comments,
        @Nullable Long responsibleId,
        @Nullable List<Long> observerIds,
        @Nullable Long contactId,
        @Nullable Long companyId,
        @Nullable List<ContactPointRequest> phones,
        @Nullable List<ContactPointRequest> emails,
        @Nullable List<ContactPointRequest> websites,
        @Nullable List<ContactPointRequest> messengers,
        @Nullable Long lossReasonId,
        @Nullable String lossComment,
        @Nullable Map<String, JsonNode> custom) {}
