package io.weiche.intake;

import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What somebody decided about an inquiry, with all that is needed to take it back.
///
/// @param before the inquiry as it was
/// @param inquiryVersion of the inquiry after the decision: whoever decided since made another one
/// @param effect what else changed with it
record Decision(
        long id, long inquiryId, Kind kind, Standing before, int inquiryVersion, Effect effect, boolean undone) {

    enum Kind {
        DONE,
        OPENED,
        SNOOZED,
        JUNK,
        ATTACHED,
        ASSIGNED
    }

    /// What a decision may change about an inquiry.
    ///
    /// @param settled done because its lead or deal was decided elsewhere
    record Standing(
            TriageState state,
            boolean settled,
            @Nullable OffsetDateTime snoozedUntil,
            boolean assigned,
            @Nullable Long leadId,
            @Nullable Long dealId,
            @Nullable Long contactId,
            @Nullable Long companyId) {

        Standing as(TriageState next) {
            return new Standing(next, false, null, assigned, leadId, dealId, contactId, companyId);
        }

        Standing until(OffsetDateTime time) {
            return new Standing(TriageState.OPEN, false, time, assigned, leadId, dealId, contactId, companyId);
        }

        Standing given() {
            return new Standing(state, settled, snoozedUntil, true, leadId, dealId, contactId, companyId);
        }

        /// Done, and belonging to another lead or deal.
        Standing attached(@Nullable Long lead, @Nullable Long deal) {
            return new Standing(TriageState.DONE, false, null, assigned, lead, deal, contactId, companyId);
        }
    }

    /// @param record the lead or deal that changed; for an attached inquiry the deal that went to the recycle bin
    /// @param version of the record after the decision
    /// @param conversionId an attached lead was converted
    /// @param mergeId an attached lead was merged
    record Effect(
            @Nullable RecordRef record,
            @Nullable Integer version,
            @Nullable Long stageBefore,
            @Nullable Long responsibleBefore,
            @Nullable Long conversionId,
            @Nullable Long mergeId) {
        static final Effect NONE = new Effect(null, null, null, null, null, null);

        static Effect moved(RecordRef record, int version, long stageBefore) {
            return new Effect(record, version, stageBefore, null, null, null);
        }

        static Effect handed(RecordRef record, int version, long responsibleBefore) {
            return new Effect(record, version, null, responsibleBefore, null, null);
        }

        static Effect converted(long conversionId) {
            return new Effect(null, null, null, null, conversionId, null);
        }

        static Effect merged(long mergeId) {
            return new Effect(null, null, null, null, null, mergeId);
        }

        static Effect binned(RecordRef deal) {
            return new Effect(deal, null, null, null, null, null);
        }
    }
}
