package io.weiche.intake;

import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.LeadGate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One inquiry as the inbox shows it, with what it became.
///
/// @param snoozedUntil until then it is not among the open ones
/// @param responsibleId who is in charge of what it became
/// @param assigned somebody was put in charge by hand
/// @param rule that decided whether it becomes a lead or a deal, as it was called then; null: the mode did
/// @param skippedLead in classic mode: it became a deal at once, by the word of the rule
/// @param custom values of custom fields of leads as they came, whatever became of them; those the current user may see
public record Inquiry(
        long id,
        int version,
        String channel,
        @Nullable Long sourceId,
        @Nullable String title,
        @Nullable String personName,
        @Nullable String companyTitle,
        @Nullable String message,
        boolean known,
        boolean loggedOnly,
        @Nullable Staged lead,
        @Nullable Staged deal,
        @Nullable Named contact,
        @Nullable Titled company,
        OffsetDateTime receivedAt,
        TriageState state,
        @Nullable OffsetDateTime snoozedUntil,
        @Nullable Long responsibleId,
        boolean assigned,
        LeadGate.@Nullable DecidingRule rule,
        boolean skippedLead,
        List<GivenValue> custom) {
    public Inquiry {
        custom = List.copyOf(custom);
    }

    /// A lead or deal.
    ///
    /// @param title null when the current user may not read it
    /// @param open in a stage in progress
    public record Staged(long id, @Nullable String title, boolean open) {}

    /// @param title null when the current user may not read it
    public record Titled(long id, @Nullable String title) {}

    /// @param name null when the current user may not read it, or there is none
    public record Named(long id, @Nullable String name) {}

    /// What somebody works on now: the lead as long as it is open, then its deal.
    public @Nullable RecordRef current() {
        if (lead != null && (lead.open() || deal == null)) {
            return new RecordRef(RecordKind.LEAD, lead.id());
        }
        return deal == null ? null : new RecordRef(RecordKind.DEAL, deal.id());
    }
}
