package io.weiche.deals;

import io.weiche.access.Subject;
import io.weiche.pipelines.Semantics;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that is being sold.
///
/// @param companyTitle null without a company, and when the current user may not read it
/// @param contacts the main one first
/// @param leadId the lead it was made from
/// @param recurringDealId the template it was made of
/// @param openToAll reached by everybody with the scope OPEN, whoever is responsible
public record Deal(
        long id,
        int version,
        DealData data,
        Semantics semantics,
        @Nullable String companyTitle,
        List<ContactLink> contacts,
        @Nullable Long leadId,
        @Nullable Long recurringDealId,
        Repeat repeat,
        @Nullable Long createdById,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        OffsetDateTime movedAt,
        @Nullable OffsetDateTime closedAt,
        OffsetDateTime lastActivityAt,
        boolean openToAll) {
    public Deal {
        contacts = List.copyOf(contacts);
    }

    /// @param name null when the current user may not read the contact
    public record ContactLink(
            long id,
            @Nullable String name,
            boolean primary,
            @Nullable String role) {}

    public Subject subject() {
        return Subject.deal(data.responsibleId(), pipelineId(), stageId(), openToAll)
                .observedBy(data.observerIds());
    }

    public long stageId() {
        return stored(data.stageId());
    }

    public long pipelineId() {
        return stored(data.pipelineId());
    }

    private static long stored(@Nullable Long id) {
        if (id == null) {
            throw new IllegalStateException("a stored deal has a pipeline and a stage");
        }
        return id;
    }
}
