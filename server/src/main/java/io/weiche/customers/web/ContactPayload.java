package io.weiche.customers.web;

import io.weiche.access.Action;
import io.weiche.access.Denied;
import io.weiche.customers.Contact;
import io.weiche.fields.Address;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointPayload;
import io.weiche.kernel.RecordKind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

record ContactPayload(
        long id,
        int version,
        @Nullable String honorific,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String name,
        boolean nameIsFallback,
        @Nullable String jobTitle,
        @Nullable LocalDate birthdate,
        @Nullable Address address,
        @Nullable Long sourceId,
        @Nullable String comments,
        List<ContactPointPayload> phones,
        List<ContactPointPayload> emails,
        List<ContactPointPayload> websites,
        List<ContactPointPayload> messengers,
        List<CompanyLink> companies,
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

    /// @param title null when the current user may not read the company
    record CompanyLink(long id, @Nullable String title, boolean primary) {}

    static ContactPayload of(Contact contact, List<Long> tagIds) {
        var data = contact.data();
        return new ContactPayload(
                contact.id(),
                contact.version(),
                data.name().honorific(),
                data.name().firstName(),
                data.name().middleName(),
                data.name().lastName(),
                data.name().display(),
                contact.nameIsFallback(),
                data.jobTitle(),
                data.birthdate(),
                data.address(),
                data.sourceId(),
                data.comments(),
                ContactPointPayload.of(data.points(), ContactPoint.Type.PHONE),
                ContactPointPayload.of(data.points(), ContactPoint.Type.EMAIL),
                ContactPointPayload.of(data.points(), ContactPoint.Type.WEBSITE),
                ContactPointPayload.of(data.points(), ContactPoint.Type.MESSENGER),
                contact.companies().stream()
                        .map(link -> new CompanyLink(link.id(), link.name(), link.primary()))
                        .toList(),
                data.custom().visible(RecordKind.CONTACT),
                tagIds,
                data.responsibleId(),
                data.observerIds(),
                contact.createdById(),
                contact.leadId(),
                contact.createdAt(),
                contact.updatedAt(),
                contact.lastActivityAt(),
                contact.openToAll(),
                Denied.of(contact.subject()));
    }
}
