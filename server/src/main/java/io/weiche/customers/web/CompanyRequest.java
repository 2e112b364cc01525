package io.weiche.customers.web;

import io.weiche.fields.Address;
import io.weiche.fields.ContactPointRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about a company.
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
        @Nullable Long responsibleId) {}
