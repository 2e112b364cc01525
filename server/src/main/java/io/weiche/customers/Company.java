package io.weiche.customers;

import io.weiche.access.Subject;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An organisation we sell to.
///
/// @param nameIsFallback nobody entered the title; a conversion took it from something else (crm.md 4.6)
/// @param leadId the lead it was made from
/// @param openToAll reached by everybody with the scope OPEN, whoever is responsible
public record Company(
        long id,
        int version,
        CompanyData data,
        boolean nameIsFallback,
        List<Contact.Link> contacts,
        @Nullable Long createdById,
        @Nullable Long leadId,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        OffsetDateTime lastActivityAt,
        boolean openToAll) {
    public Company {
        contacts = List.copyOf(contacts);
    }

    public Subject subject() {
        return Subject.company(data.responsibleId(), openToAll).observedBy(data.observerIds());
    }
}
