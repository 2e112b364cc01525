package io.weiche.intake;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One inquiry as the inbox shows it, with what it became.
public record Inquiry(
        long id,
        String channel,
        @Nullable Long sourceId,
        @Nullable String title,
        @Nullable String personName,
        @Nullable String companyTitle,
        @Nullable String message,
        boolean known,
        boolean loggedOnly,
        @Nullable Titled lead,
        @Nullable Titled deal,
        @Nullable Named contact,
        @Nullable Titled company,
        OffsetDateTime receivedAt) {

    public record Titled(long id, @Nullable String title) {
        static @Nullable Titled of(@Nullable Long id, @Nullable String title) {
            return id == null ? null : new Titled(id, title);
        }
    }

    public record Named(long id, @Nullable String name) {}

    /// As it comes from the database.
    record Row(
            long id,
            String channel,
            @Nullable Long sourceId,
            @Nullable String title,
            @Nullable String personName,
            @Nullable String companyTitle,
            @Nullable String message,
            boolean known,
            boolean loggedOnly,
            OffsetDateTime receivedAt,
            @Nullable Long leadId,
            @Nullable String leadTitle,
            @Nullable Long dealId,
            @Nullable String dealTitle,
            @Nullable Long contactId,
            @Nullable String contactName,
            @Nullable Long companyId,
            @Nullable String linkedCompanyTitle) {
        Inquiry inquiry() {
            return new Inquiry(
                    id,
                    channel,
                    sourceId,
                    title,
                    personName,
                    companyTitle,
                    message,
                    known,
                    loggedOnly,
                    Titled.of(leadId, leadTitle),
                    Titled.of(dealId, dealTitle),
                    contactId == null ? null : new Named(contactId, contactName),
                    Titled.of(companyId, linkedCompanyTitle),
                    receivedAt);
        }
    }
}
