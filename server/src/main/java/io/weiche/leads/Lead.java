package io.weiche.leads;

import io.weiche.access.Subject;
import io.weiche.pipelines.Semantics;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// An inquiry to be qualified.
///
/// @param completedWithoutResult closed through the compatible interface, without a conversion (crm.md 9)
/// @param attention why it could not be converted; null for all others
/// @param openToAll reached by everybody with the scope OPEN, whoever is responsible
public record Lead(
        long id,
        int version,
        LeadData data,
        Semantics semantics,
        boolean completedWithoutResult,
        @Nullable Attention attention,
        @Nullable Long createdById,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt,
        OffsetDateTime movedAt,
        @Nullable OffsetDateTime closedAt,
        OffsetDateTime lastActivityAt,
        boolean openToAll) {

    /// @param switchId the run in which it failed
    public record Attention(
            String reason,
            @Nullable String detail,
            @Nullable Long switchId) {}

    /// The customer is known already.
    public boolean repeat() {
        return data.customer().contactId() != null || data.customer().companyId() != null;
    }

    public Subject subject() {
        return Subject.lead(data.responsibleId(), stageId(), openToAll).observedBy(data.observerIds());
    }

    public long stageId() {
        var stage = data.stageId();
        if (stage == null) {
            throw new IllegalStateException("a stored lead has a stage");
        }
        return stage;
    }
}
