package io.weiche.customers.web;

import io.weiche.access.Action;
import io.weiche.access.Denied;
import io.weiche.customers.Company;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointPayload;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

record CompanyPayload(
        long id,
        int version,
        String title,
        boolean nameIsFallback,
        @Nullable String industry,
        @Nullable Address address,
        @Nullable Long sourceId,
        @Nullable String comments,
        List<ContactPointPayload> phones,
        List<ContactPointPayload> emails,
        List<ContactPointPayload> websites,
        List<ContactPointPayload> messengers,
        List<ContactLink> contacts,
        Map<String, JsonNode> custom,
        List<Long> tagIds,
        long responsibleId,
        List<Long> observerIds,
        @Nullable Long createdById,
        @Nullable Long leadId,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        OffsetDateTime lastActivityAt,
        boolean openToAll,
        List<Action> denied) {

    /// @param name null when the current user may not read the contact
    record ContactLink(
            long id, @Nullable String name, @Nullable String role) {}

    static CompanyPayload of(Company company, List<Long> tagIds) {
        var data = company.data();
        return new CompanyPayload(
                company.id(),
                company.version(),
                data.title(),
                company.nameIsFallback(),
                data.industry(),
                data.address(),
                data.sourceId(),
                data.comments(),
                ContactPointPayload.of(data.points(), ContactPoint.Type.PHONE),
                ContactPointPayload.of(data.points(), ContactPoint.Type.EMAIL),
                ContactPointPayload.of(data.points(), ContactPoint.Type.WEBSITE),
                ContactPointPayload.of(data.points(), ContactPoint.Type.MESSENGER),
                company.contacts().stream()
                        .map(link -> new ContactLink(link.id(), link.name(), link.role()))
                        .toList(),
                data.custom().visible(RecordKind.COMPANY),
                tagIds,
                data.responsibleId(),
                data.observerIds(),
                company.createdById(),
                company.leadId(),
                company.createdAt(),
                company.updatedAt(),
                company.lastActivityAt(),
                company.openToAll(),
                Denied.of(company.subject()));
    }
}
