package io.weiche.bitrix24.catalogue;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.bitrix24.wire.Warnings;
import io.weiche.deals.Deals;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.LeadFates.Fate;
import io.weiche.leads.LeadGate;
import io.weiche.leads.Leads;
import io.weiche.pipelines.Semantics;
import io.weiche.records.RecordDirectory;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Shops send an order as a lead and then what was ordered, in one batch. In simple mode, or by a rule, the lead has
/// become a deal by then, and what is meant for the inquiry belongs there.
@Component
public class InquiryDeals {
    private final Leads leads;
    private final Deals deals;
    private final LeadGate gate;
    private final RecordDirectory directory;
    private final Access access;

    InquiryDeals(Leads leads, Deals deals, LeadGate gate, RecordDirectory directory, Access access) {
        this.leads = leads;
        this.deals = deals;
        this.gate = gate;
        this.directory = directory;
        this.access = access;
    }

    /// @return the open deal of a lead that was not kept open, if the caller may see it; else the same record
    public RecordRef of(RecordRef record, Warnings warnings) {
        if (record.kind() != RecordKind.LEAD || !gate.isBehind(record.id())) {
            return record;
        }
        var deal = Optional.ofNullable(leads.fates(List.of(record.id())).get(record.id()))
                .map(Fate::dealId)
                .map(id -> new RecordRef(RecordKind.DEAL, id))
                .filter(this::isOpen);
        deal.ifPresent(ref -> warnings.add(
                "LEAD_CONVERTED", "The lead has become deal " + ref.id() + ", and this was done there.", null));
        return deal.orElse(record);
    }

    private boolean isOpen(RecordRef deal) {
        return directory
                        .find(deal)
                        .filter(head -> access.allows(head.subject(), Action.READ))
                        .isPresent()
                && deals.get(deal.id()).semantics() == Semantics.IN_PROGRESS;
    }
}
