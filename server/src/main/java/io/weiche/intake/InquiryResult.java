package io.weiche.intake;

import io.weiche.leads.LeadGate;
import org.jspecify.annotations.Nullable;

/// What an inquiry became.
///
/// @param leadId of the lead it became or was noted on; null when it became a deal
/// @param known the customer was recognised
/// @param logged nothing new was made: it was noted on the customer's open leads and deals
/// @param repeated the channel had delivered it before; nothing happened this time
/// @param rule that decided whether it becomes a lead or a deal; null: the mode did, or nothing was opened
/// @param skippedLead in classic mode: it became a deal at once, by the word of the rule
public record InquiryResult(
        long inquiryId,
        @Nullable Long leadId,
        @Nullable Long dealId,
        @Nullable Long contactId,
        @Nullable Long companyId,
        boolean known,
        boolean logged,
        boolean repeated,
        LeadGate.@Nullable DecidingRule rule,
        boolean skippedLead) {

    static InquiryResult held(long inquiryId) {
        return new InquiryResult(inquiryId, null, null, null, null, false, false, false, null, false);
    }

    InquiryResult withDeal(long deal) {
        return new InquiryResult(
                inquiryId, leadId, deal, contactId, companyId, known, logged, repeated, rule, skippedLead);
    }

    /// The sender is on the exceptions list: it is kept and became nothing.
    public boolean held() {
        return !logged && !repeated && leadId == null && dealId == null;
    }
}
