package io.weiche.intake;

import io.weiche.accounts.Accounts;
import io.weiche.fields.External;
import io.weiche.intake.KnownCustomer.Recognised;
import io.weiche.leads.ChannelLeads;
import io.weiche.leads.LeadData;
import io.weiche.modes.CrmMode;
import io.weiche.modes.CrmModes;
import io.weiche.modes.OpeningRights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes in inquiries in sets, by the rules every channel follows. Each has the result it would have if they came one
/// after the other, except that all customers of a set were active at the same moment.
@Service
class TakeInquiries {
    private final InquiryStore store;
    private final KnownCustomer customers;
    private final CrmModes modes;
    private final ChannelLeads leads;
    private final InquiryNews news;
    private final ChannelRules rules;
    private final Exceptions exceptions;
    private final Accounts accounts;
    private final OpeningRights rights;
    private final LateConversions late;

    TakeInquiries(
            InquiryStore store,
            KnownCustomer customers,
            CrmModes modes,
            ChannelLeads leads,
            InquiryNews news,
            ChannelRules rules,
            Exceptions exceptions,
            Accounts accounts,
            OpeningRights rights,
            LateConversions late) {
        this.store = store;
        this.customers = customers;
        this.modes = modes;
        this.leads = leads;
        this.news = news;
        this.rules = rules;
        this.exceptions = exceptions;
        this.accounts = accounts;
        this.rights = rights;
        this.late = late;
    }

    /// @param place in the list of drafts
    private record Arrived(int place, long id, InquiryDraft draft) {}

    /// @return what they became, in the order of the drafts
    @Transactional
    public List<InquiryResult> take(List<InquiryDraft> drafts) {
        var mode = modes.enter();
        rights.require();
        var results = new HashMap<>(exceptions.hold(drafts));
        var waiting = arrived(drafts, results.keySet(), mode);
        while (!waiting.isEmpty()) {
            waiting = wave(waiting, results);
        }
        return IntStream.range(0, drafts.size())
                .mapToObj(place -> {
                    var result = results.get(place);
                    return result == null ? store.earlier(drafts.get(place)) : result;
                })
                .toList();
    }

    /// Writes down those that are not held.
    ///
    /// @return without those the channel delivered before
    private List<Arrived> arrived(List<InquiryDraft> drafts, Set<Integer> held, CrmMode mode) {
        var places = IntStream.range(0, drafts.size())
                .filter(place -> !held.contains(place))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            return List.of();
        }
        var ids = store.insert(places.stream().map(drafts::get).toList(), mode);
        return IntStream.range(0, places.size())
                .filter(ids::containsKey)
                .mapToObj(at ->
                        new Arrived(places.get(at), Objects.requireNonNull(ids.get(at)), drafts.get(places.get(at))))
                .toList();
    }

    /// Takes in those of different customers. An inquiry of somebody who is in the wave already belongs to what that
    /// one becomes, and waits for it.
    ///
    /// @return those that wait
    private List<Arrived> wave(List<Arrived> arrived, Map<Integer, InquiryResult> results) {
        var recognised = customers.recognise(
                arrived.stream().map(one -> one.draft().points().matchKeys()).toList());
        var opens = rules.opens(arrived.stream().map(Arrived::draft).toList(), recognised);
        var now = new ArrayList<TakenInquiry>();
        var places = new ArrayList<Integer>();
        var later = new ArrayList<Arrived>();
        var seen = new HashSet<>();
        for (int at = 0; at < arrived.size(); at++) {
            var one = arrived.get(at);
            var who = recognised.get(at);
            var marks = marks(one.draft(), who);
            if (Collections.disjoint(seen, marks)) {
                now.add(new TakenInquiry(one.id(), one.draft(), who, opens.get(at)));
                places.add(one.place());
            } else {
                later.add(one);
            }
            seen.addAll(marks);
        }
        var became = become(now);
        for (int at = 0; at < now.size(); at++) {
            results.put(places.get(at), became.get(at));
        }
        return later;
    }

    /// What says that two inquiries are from the same customer.
    private static Set<Object> marks(InquiryDraft draft, Recognised who) {
        var marks = new HashSet<Object>(draft.points().matchKeys());
        who.customerRecords().forEach(marks::add);
        return marks;
    }

    private List<InquiryResult> become(List<TakenInquiry> inquiries) {
        var opening = inquiries.stream().filter(TakenInquiry::opens).toList();
        var opened = new HashMap<Long, ChannelLeads.Opened>();
        if (!opening.isEmpty()) {
            var people = rules.responsible(opening);
            var leads = this.leads.open(IntStream.range(0, opening.size())
                    .mapToObj(at -> taken(opening.get(at), people.get(at)))
                    .toList());
            for (int at = 0; at < leads.size(); at++) {
                opened.put(opening.get(at).id(), leads.get(at));
            }
        }
        var results = inquiries.stream()
                .map(inquiry -> inquiry.result(opened.get(inquiry.id())))
                .toList();
        store.became(results);
        news.tell(inquiries, results);
        return late.follow(results);
    }

    private ChannelLeads.Taken taken(TakenInquiry inquiry, long responsibleId) {
        var draft = inquiry.draft();
        return new ChannelLeads.Taken(draft.channel().name(), draft.formId(), lead(inquiry, responsibleId));
    }

    private LeadData lead(TakenInquiry inquiry, long responsibleId) {
        var draft = inquiry.draft();
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
                responsibleId,
                new LeadData.Customer(inquiry.who().contactId(), inquiry.who().companyId()),
                draft.points(),
                LeadData.Loss.NONE,
                External.NONE,
                draft.custom(),
                List.of());
    }

    private @Nullable String title(InquiryDraft draft) {
        var who = draft.person().display() == null
                ? draft.company()
                : draft.person().display();
        return who == null ? null : accounts.get().language().pick("Anfrage von " + who, "Inquiry from " + who);
    }
}
