package io.weiche.customers;

import io.weiche.access.Subject;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person we sell to.
///
/// @param nameIsFallback nobody entered the name; a conversion took it from something else (crm.md 4.6)
/// @param companies the main one first
/// @param leadId the lead it was made from
/// @param openToAll reached by everybody with the scope OPEN, whoever is responsible
public record Contact(
        long id,
        int version,
        ContactData data,
        boolean nameIsFallback,
        List<Link> companies,
        @Nullable Long createdById,
        @Nullable Long leadId,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        OffsetDateTime lastActivityAt,
        boolean openToAll) {
    public Contact {
        companies = List.copyOf(companies);
    }

    public Subject subject() {
        return Subject.contact(data.responsibleId(), openToAll).observedBy(data.observerIds());
    }

    /// The other end of a link between a contact and a company.
    ///
    /// @param name null when the current user may not read the record
    public record Link(
            long id,
            @Nullable String name,
            boolean primary,
            @Nullable String role) {}
}
