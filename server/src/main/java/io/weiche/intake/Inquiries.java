package io.weiche.intake;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.accounts.Accounts;
import io.weiche.conversion.ForgetLead;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.leads.Lead;
import io.weiche.leads.LeadData;
import io.weiche.leads.LeadGate;
import io.weiche.leads.Leads;
import io.weiche.modes.CrmModes;
import io.weiche.notifications.Notices;
import io.weiche.pipelines.Semantics;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import io.weiche.web.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes in inquiries of all channels. The inquiry, the recognised customer, lead or deal, and history are written in
/// one transaction: there is no moment in which only a part is visible (crm.md 5).
@Service
public class Inquiries {
    private final InquiryStore store;
    private final InquiryList list;
    private final KnownCustomer customers;
    private final CrmModes modes;
    private final Leads leads;
    private final ForgetLead forget;
    private final Timeline timeline;
    private final RecordDirectory directory;
    private final Accounts accounts;
    private final Access access;
    private final Notices notices;
    private final ChannelRules rules;

    Inquiries(
            InquiryStore store,
            InquiryList list,
            KnownCustomer customers,
            CrmModes modes,
            Leads leads,
            ForgetLead forget,
            Timeline timeline,
            RecordDirectory directory,
            Accounts accounts,
            Access access,
            Notices notices,
            ChannelRules rules) {
        this.store = store;
        this.list = list;
        this.customers = customers;
        this.modes = modes;
        this.leads = leads;
        this.forget = forget;
        this.timeline = timeline;
        this.directory = directory;
        this.accounts = accounts;
        this.access = access;
        this.notices = notices;
        this.rules = rules;
    }

    /// Classic mode: a lead. Simple mode: a deal with its customer, at once. With a known customer who has something
    /// open with us already it is noted there (crm.md 12.5).
    @Transactional
    public InquiryResult take(InquiryDraft draft) {
        access.require(RecordKind.LEAD, Action.ADD);
        var mode = modes.enter();
        var held = rules.hold(draft);
        if (held.isPresent()) {
            return held.get();
        }
        var inquiryId = store.insert(draft, mode);
        if (inquiryId.isEmpty()) {
            return store.earlier(draft);
        }
        var recognised = customers.recognise(draft.points().matchKeys());
        var result =
                rules.opens(draft, recognised.customer(), !recognised.open().isEmpty())
                        ? open(inquiryId.get(), draft, recognised)
                        : log(inquiryId.get(), recognised);
        store.became(result);
        tell(draft, result, recognised);
        notice(draft, result, recognised);
        return result;
    }

    private static InquiryResult log(long inquiryId, KnownCustomer.Recognised recognised) {
        return new InquiryResult(
                inquiryId,
                recognised.first(RecordKind.LEAD),
                recognised.first(RecordKind.DEAL),
                recognised.contactId(),
                recognised.companyId(),
                recognised.customer(),
                true,
                false);
    }

    private InquiryResult open(long inquiryId, InquiryDraft draft, KnownCustomer.Recognised recognised) {
        var mark = forget.mark();
        var lead = leads.open(lead(draft, recognised), LeadGate.Door.CHANNEL);
        if (lead.semantics() != Semantics.SUCCESS) {
            return new InquiryResult(
                    inquiryId,
                    lead.id(),
                    null,
                    recognised.contactId(),
                    recognised.companyId(),
                    recognised.customer(),
                    false,
                    false);
        }
        return becameDeal(inquiryId, lead, recognised, mark);
    }

    private InquiryResult becameDeal(long inquiryId, Lead lead, KnownCustomer.Recognised recognised, long mark) {
        var fate = leads.fates(List.of(lead.id())).get(lead.id());
        if (fate == null) {
            throw new IllegalStateException("a converted lead without a conversion");
        }
        forget.forget(List.of(lead.id()), mark);
        return new InquiryResult(
                inquiryId,
                null,
                fate.dealId(),
                fate.contactId(),
                fate.companyId(),
                recognised.customer(),
                false,
                false);
    }

    private LeadData lead(InquiryDraft draft, KnownCustomer.Recognised recognised) {
        return new LeadData(
                draft.title() == null ? title(draft) : draft.title(),
                draft.person(),
                draft.company(),
                null,
                null,
                null,
                draft.amount(),
                null,
                new LeadData.Origin(draft.sourceId(), null, draft.utm()),
                draft.message(),
                rules.responsible(List.of(draft)).getFirst(),
                new LeadData.Customer(recognised.contactId(), recognised.companyId()),
                draft.points(),
                LeadData.Loss.NONE,
                LeadData.External.NONE,
                draft.custom());
    }

    private @Nullable String title(InquiryDraft draft) {
        var who = draft.person().display() == null
                ? draft.company()
                : draft.person().display();
        return who == null ? null : accounts.get().language().pick("Anfrage von " + who, "Inquiry from " + who);
    }

    private void tell(InquiryDraft draft, InquiryResult result, KnownCustomer.Recognised recognised) {
        var data =
                new LinkedHashMap<String, Object>(Map.of("inquiryId", result.inquiryId(), "channel", draft.channel()));
        if (draft.message() != null) {
            data.put("message", draft.message());
        }
        if (result.logged()) {
            for (var record : recognised.all()) {
                timeline.tell(record, EntryType.INQUIRY, data);
                directory.touch(record);
            }
        } else if (result.leadId() != null) {
            timeline.tell(new RecordRef(RecordKind.LEAD, result.leadId()), EntryType.INQUIRY, data);
        } else if (result.dealId() != null) {
            timeline.tell(new RecordRef(RecordKind.DEAL, result.dealId()), EntryType.INQUIRY, data);
        }
    }

    private void notice(InquiryDraft draft, InquiryResult result, KnownCustomer.Recognised recognised) {
        var where = result.leadId() != null
                ? new RecordRef(RecordKind.LEAD, result.leadId())
                : result.dealId() != null
                        ? new RecordRef(RecordKind.DEAL, result.dealId())
                        : recognised.all().stream().findFirst().orElse(null);
        if (where != null) {
            notices.inquiry(where, draft.channel() == Channel.MANUAL);
        }
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public Page<Inquiry> list(InboxFilter filter, int limit, @Nullable String cursor) {
        CurrentUser.require();
        return list.page(filter, limit, cursor);
    }
}
