package io.weiche.intake;

import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.LeadFates;
import io.weiche.records.RecordDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// An inquiry finds a lead open that is just being converted, and waits for it when it is noted there: it goes along
/// with what the lead has become (crm.md 9), and its deal is touched by it.
@Component
class LateConversions {
    private final LeadFates fates;
    private final InquiryStore store;
    private final RecordDirectory directory;

    LateConversions(LeadFates fates, InquiryStore store, RecordDirectory directory) {
        this.fates = fates;
        this.store = store;
        this.directory = directory;
    }

    /// @param results of inquiries that have been noted, as far as they were
    /// @return the same, with the deals of leads that were converted meanwhile
    List<InquiryResult> follow(List<InquiryResult> results) {
        var leads = results.stream()
                .filter(LateConversions::stands)
                .map(InquiryResult::leadId)
                .collect(Collectors.toSet());
        if (leads.isEmpty()) {
            return results;
        }
        var deals = new HashMap<Long, Long>();
        fates.of(leads).forEach((lead, fate) -> {
            if (fate.dealId() != null) {
                deals.put(lead, fate.dealId());
            }
        });
        if (deals.isEmpty()) {
            return results;
        }
        var followed = results.stream()
                .map(result -> stands(result) && deals.containsKey(result.leadId())
                        ? result.withDeal(Objects.requireNonNull(deals.get(result.leadId())))
                        : result)
                .toList();
        store.followed(
                followed.stream().filter(result -> !results.contains(result)).toList());
        directory.touch(deals.values().stream()
                .map(deal -> new RecordRef(RecordKind.DEAL, deal))
                .collect(Collectors.toSet()));
        return followed;
    }

    /// On a lead, and on no deal beside it.
    private static boolean stands(InquiryResult result) {
        return result.logged() && result.leadId() != null && result.dealId() == null;
    }
}
