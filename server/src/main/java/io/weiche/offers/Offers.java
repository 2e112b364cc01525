package io.weiche.offers;

import io.weiche.access.Action;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.FieldGroup;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.products.SoldProducts;
import io.weiche.records.AccountDay;
import io.weiche.records.Outbox;
import io.weiche.records.Outbox.Event;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.EntryType;
import io.weiche.timeline.Timeline;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Offers and their verbs. An offer belongs to its deal: who reads the deal and its amounts reads it, who changes the
/// deal makes and changes it. One that was issued never changes; a new version takes its place.
@Service
public class Offers {
    private static final int MOST = 200;

    private final OfferStore store;
    private final PositionStore positions;
    private final OfferSettingsStore settings;
    private final Recipients recipients;
    private final Letterheads letterheads;
    private final SoldProducts sold;
    private final RecordDirectory directory;
    private final Timeline timeline;
    private final Accounts accounts;
    private final AccountDay day;
    private final Audit audit;
    private final Outbox outbox;

    Offers(
            OfferStore store,
            PositionStore positions,
            OfferSettingsStore settings,
            Recipients recipients,
            Letterheads letterheads,
            SoldProducts sold,
            RecordDirectory directory,
            Timeline timeline,
            Accounts accounts,
            AccountDay day,
            Audit audit,
            Outbox outbox) {
        this.store = store;
        this.positions = positions;
        this.settings = settings;
        this.recipients = recipients;
        this.letterheads = letterheads;
        this.sold = sold;
        this.directory = directory;
        this.timeline = timeline;
        this.accounts = accounts;
        this.day = day;
        this.audit = audit;
        this.outbox = outbox;
    }

    private static RecordRef deal(long id) {
        return new RecordRef(RecordKind.DEAL, id);
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<Offer> list(long dealId) {
        directory.require(deal(dealId), Action.READ);
        FieldGroup.AMOUNT.require();
        return store.list(dealId, MOST);
    }

    /// An offer with what it offers.
    ///
    /// @param today the day it is for the account
    /// @param sender whose letterhead it has, or would have now
    public record Whole(Offer offer, OfferContent content, Sender sender, LocalDate today) {
        public OfferSums sums() {
            return OfferSums.of(content.positions());
        }
    }

    /// The numbers of what it offers, in the order of its positions.
    @Transactional(readOnly = true)
    public List<Long> positionIds(long id) {
        get(id);
        return positions.ids(id);
    }

    @Transactional(readOnly = true)
    public Whole get(long id) {
        var offer = store.find(id).orElseThrow(Problem::notFound);
        directory.require(deal(offer.dealId()), Action.READ);
        FieldGroup.AMOUNT.require();
        return whole(offer);
    }

    private Whole whole(Offer offer) {
        return new Whole(
                offer,
                new OfferContent(offer.text(), positions.list(offer.id())),
                offer.sender() == null ? letterheads.now() : offer.sender(),
                day.today());
    }

    private Whole whole(long id) {
        return whole(store.find(id).orElseThrow());
    }

    /// A draft with what is sold in the deal, for its customer, with the words of the settings.
    ///
    /// @param change what is to be other than that, in which currency
    @Transactional
    public Whole open(long dealId, @Nullable Language wanted, BiFunction<OfferContent, String, OfferContent> change) {
        requireWritable(dealId);
        refuseTooMany(dealId);
        var now = sold.get(deal(dealId));
        var language = wanted == null ? accounts.get().language() : wanted;
        var words = settings.read().words(language);
        var today = day.today();
        var text = new OfferText(
                language,
                today,
                today.plusDays(settings.read().validDays()),
                recipients.of(dealId, language),
                words.opening(),
                words.closing(),
                words.taxNote());
        var content = change.apply(new OfferContent(text, now.rows()), now.currency());
        return whole(insert(dealId, content, now.currency(), null));
    }

    private void requireWritable(long dealId) {
        directory.requireWritable(deal(dealId));
        FieldGroup.AMOUNT.require();
        // who makes or changes offers of one deal does so one after the other
        directory.lock(deal(dealId));
    }

    private void refuseTooMany(long dealId) {
        if (store.list(dealId, MOST).size() >= MOST) {
            throw Problem.conflict("A deal has at most " + MOST + " offers.");
        }
    }

    private long insert(long dealId, OfferContent content, String currency, @Nullable Long replaces) {
        check(content.text());
        var id = store.insert(
                dealId, content.text(), currency, OfferSums.of(content.positions()), replaces, CurrentUser.requireId());
        positions.replace(id, content.positions());
        directory.touch(deal(dealId));
        outbox.write(Outbox.OFFER, id, Event.ADDED);
        return id;
    }

    private static void check(OfferText text) {
        if (text.validUntil().isBefore(text.offeredOn())) {
            throw BadInput.of("validUntil", "before-offered", "It must not end before it is offered.");
        }
    }

    private Offer locked(long id, @Nullable Integer expectedVersion) {
        var found = store.find(id).orElseThrow(Problem::notFound);
        requireWritable(found.dealId());
        var offer = store.lock(id).orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, offer.version());
        return offer;
    }

    private Offer lockedDraft(long id, @Nullable Integer expectedVersion) {
        var offer = locked(id, expectedVersion);
        if (offer.status() != OfferStatus.DRAFT) {
            throw wrong(offer, "Only a draft can be changed; make a new version of it.");
        }
        return offer;
    }

    private static Problem wrong(Offer offer, String detail) {
        return Problem.conflict(detail).with("offerStatus", offer.status());
    }

    /// @param expectedVersion the version the caller saw, null for any
    /// @throws Problem conflict when it was issued
    @Transactional
    public Whole change(
            long id, @Nullable Integer expectedVersion, BiFunction<OfferContent, String, OfferContent> change) {
        var offer = lockedDraft(id, expectedVersion);
        var before = new OfferContent(offer.text(), positions.list(id));
        var next = change.apply(before, offer.currency());
        if (next.equals(before)) {
            return whole(offer);
        }
        check(next.text());
        store.change(id, next.text(), OfferSums.of(next.positions()));
        positions.replace(id, next.positions());
        directory.touch(deal(offer.dealId()));
        outbox.write(Outbox.OFFER, id, Event.CHANGED);
        return whole(id);
    }

    /// Drafts go; what went out stays.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public void delete(long id, @Nullable Integer expectedVersion) {
        var offer = lockedDraft(id, expectedVersion);
        store.delete(id);
        directory.touch(deal(offer.dealId()));
        outbox.write(Outbox.OFFER, id, Event.DELETED);
    }

    /// Gives it its number and freezes it. The offer it is a new version of is replaced by it, unless the customer has
    /// accepted that one meanwhile.
    ///
    /// @param expectedVersion the version the caller saw, null for any
    /// @throws BadInput when something is missing without which it is no offer
    @Transactional
    public Whole issue(long id, @Nullable Integer expectedVersion) {
        var offer = lockedDraft(id, expectedVersion);
        if (offer.text().recipient() == null) {
            throw BadInput.required("recipient");
        }
        if (positions.list(id).isEmpty()) {
            throw BadInput.required("positions");
        }
        var year = offer.text().offeredOn().getYear();
        var serial = store.nextSerial(year);
        var number = settings.read().number(year, serial);
        store.issue(id, number, year, serial, letterheads.now());
        if (offer.replacesId() != null && store.replace(offer.replacesId())) {
            var replaced = store.find(offer.replacesId()).orElseThrow();
            tell(replaced, OfferStatus.REPLACED);
        }
        tell(store.find(id).orElseThrow(), OfferStatus.ISSUED);
        return whole(id);
    }

    /// The customer has answered. Whoever was mistaken says the other.
    ///
    /// @param on null: today
    /// @param takeOver whether what it offers becomes what is sold in the deal
    /// @throws Problem conflict when it is not out, or was replaced
    @Transactional
    public Whole decide(
            long id, @Nullable Integer expectedVersion, OfferStatus answer, @Nullable LocalDate on, boolean takeOver) {
        var offer = locked(id, expectedVersion);
        if (!offer.status().isOut()) {
            throw wrong(offer, "The customer has no such offer.");
        }
        var today = day.today();
        if (on != null && on.isAfter(today)) {
            throw BadInput.of("on", "in-the-future", "This day is still to come.");
        }
        store.decide(id, answer, on == null ? today : on);
        if (takeOver) {
            sold.take(deal(offer.dealId()), positions.list(id), offer.currency());
        }
        if (offer.status() != answer) {
            tell(store.find(id).orElseThrow(), answer);
        }
        return whole(id);
    }

    /// A draft that says the same, from today on. It takes the place of this one when it is issued.
    ///
    /// @throws Problem conflict when it is not out, or accepted
    @Transactional
    public Whole renew(long id) {
        var offer = locked(id, null);
        if (!offer.status().isOut() || offer.status() == OfferStatus.ACCEPTED) {
            throw wrong(offer, "There is nothing to be replaced.");
        }
        refuseTooMany(offer.dealId());
        var today = day.today();
        var text = offer.text();
        var again = new OfferText(
                text.language(),
                today,
                today.plusDays(settings.read().validDays()),
                text.recipient(),
                text.opening(),
                text.closing(),
                text.taxNote());
        return whole(insert(offer.dealId(), new OfferContent(again, positions.list(id)), offer.currency(), id));
    }

    /// For what may be sent.
    ///
    /// @throws Problem conflict when it is a draft
    @Transactional(readOnly = true)
    public Whole requireOut(long id) {
        var whole = get(id);
        directory.requireWritable(deal(whole.offer().dealId()));
        if (whole.offer().status() == OfferStatus.DRAFT) {
            throw wrong(whole.offer(), "A draft is not sent; issue it first.");
        }
        return whole;
    }

    /// Where its paper lies among the files of the deal.
    @Transactional
    void keep(long id, long fileId) {
        var offer = locked(id, null);
        store.keepFile(offer.id(), fileId);
    }

    private void tell(Offer offer, OfferStatus became) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("offerId", offer.id());
        told.put("number", offer.number());
        told.put("status", became);
        timeline.tell(deal(offer.dealId()), EntryType.OFFER, told);
        outbox.write(Outbox.OFFER, offer.id(), Event.CHANGED);
        directory.touch(deal(offer.dealId()));
        audit.write(
                "offer-" + became.name().toLowerCase(Locale.ROOT),
                "offer:" + offer.id(),
                null,
                Map.of("number", offer.number() == null ? "" : offer.number(), "dealId", offer.dealId()));
    }
}
