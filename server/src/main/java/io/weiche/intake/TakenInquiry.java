package io.weiche.intake;

import io.weiche.intake.KnownCustomer.Recognised;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.ChannelLeads;
import io.weiche.leads.LeadGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An inquiry that has been written down.
///
/// @param who sent it, and what is open with them
/// @param opens it becomes something of its own; else it is noted on what is there
record TakenInquiry(long id, InquiryDraft draft, Recognised who, boolean opens) {
    /// @param opened null when it opened nothing
    InquiryResult result(ChannelLeads.@Nullable Opened opened) {
        if (opened == null) {
            return result(
                    who.first(RecordKind.LEAD), who.first(RecordKind.DEAL), who.contactId(), who.companyId(), null);
        }
        var became = opened.became();
        var rule = opened.way().rule();
        return became == null
                ? result(opened.leadId(), null, who.contactId(), who.companyId(), rule)
                : result(null, became.dealId(), became.contactId(), became.companyId(), rule);
    }

    private InquiryResult result(
            @Nullable Long lead,
            @Nullable Long deal,
            @Nullable Long contact,
            @Nullable Long company,
            LeadGate.@Nullable DecidingRule rule) {
        var skipped = rule != null && deal != null;
        return new InquiryResult(id, lead, deal, contact, company, who.customer(), !opens, false, rule, skipped);
    }

    /// The records whose history tells of it.
    List<RecordRef> told(InquiryResult result) {
        if (!opens) {
            return who.all();
        }
        return result.leadId() != null
                ? List.of(new RecordRef(RecordKind.LEAD, result.leadId()))
                : result.dealId() != null ? List.of(new RecordRef(RecordKind.DEAL, result.dealId())) : List.of();
    }
}
