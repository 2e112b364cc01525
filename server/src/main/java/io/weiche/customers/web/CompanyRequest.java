package io.weiche.customers.web;

import io.weiche.fields.Address;
import io.weiche.fields.ContactPointRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What may be sent about a company.
///
/// @param custom values of custom fields by code; null takes one away
/// @param observerIds all of them, at most 50
record CompanyRequest(
        String title,
        @Nullable String industry,
        @Nullable Address address,
        @Nullable Long sourceId,
        @Nullable String comments,
        @Nullable List<ContactPointRequest> phones,
        @Nullable List<ContactPointRequest> emails,
        @Nullable List<ContactPointRequest> websites,
        @Nullable List<ContactPointRequest> messengers,
        @Nullable Long responsibleId,
        @Nullable List<Long> observerIds,
        @Nullable Map<String, JsonNode> custom) {}
