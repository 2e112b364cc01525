package io.weiche.customers.web;

import io.weiche.fields.Address;
import io.weiche.fields.ContactPointRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What may be sent about a contact. First or last name is needed.
///
/// @param custom values of custom fields by code; null takes one away
/// @param observerIds all of them, at most 50
/// @param companyIds the first is the main one
record ContactRequest(
        @Nullable String honorific,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable LocalDate birthdate,
        @Nullable Address address,
        @Nullable Long sourceId,
        @Nullable String comments,
        @Nullable List<ContactPointRequest> phones,
        @Nullable List<ContactPointRequest> emails,
        @Nullable List<ContactPointRequest> websites,
        @Nullable List<ContactPointRequest> messengers,
        @Nullable List<Long> companyIds,
        @Nullable Long responsibleId,
        @Nullable List<Long> observerIds,
        @Nullable Map<String, JsonNode> custom) {}
