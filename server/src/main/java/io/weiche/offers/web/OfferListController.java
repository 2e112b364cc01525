package io.weiche.offers.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.Money;
import io.weiche.kernel.Texts;
import io.weiche.offers.OfferList;
import io.weiche.offers.OfferStatus;
import io.weiche.records.AccountDay;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Offers of all deals.
@RestController
@RequestMapping("/api/v1/offers")
class OfferListController {
    private static final int LONGEST_SEARCH = 200;

    private final OfferList list;
    private final AccountDay day;

    OfferListController(OfferList list, AccountDay day) {
        this.list = list;
        this.day = day;
    }

    /// An offer in the list of all, beside its deal.
    ///
    /// @param number null: a draft
    /// @param expired it is out, nobody has answered, and its time is over
    /// @param issuedAt since when the customer has it; null: a draft
    /// @param decidedOn when the customer accepted or declined
    /// @param customerName the company, else the main contact; null also when one may not read it
    /// @param responsibleId of the deal
    record ListedOffer(
            long id,
            int version,
            @Nullable String number,
            OfferStatus status,
            boolean expired,
            LocalDate offeredOn,
            LocalDate validUntil,
            Money total,
            @Nullable OffsetDateTime issuedAt,
            @Nullable LocalDate decidedOn,
            long dealId,
            String dealTitle,
            @Nullable String customerName,
            long responsibleId) {
        static ListedOffer of(OfferList.Listed listed, LocalDate today) {
            var offer = listed.offer();
            return new ListedOffer(
                    offer.id(),
                    offer.version(),
                    offer.number(),
                    offer.status(),
                    offer.expired(today),
                    offer.text().offeredOn(),
                    offer.text().validUntil(),
                    new Money(offer.total(), offer.currency()),
                    offer.issuedAt(),
                    offer.decidedOn(),
                    offer.dealId(),
                    listed.dealTitle(),
                    listed.customer(),
                    listed.responsibleId());
        }
    }

    /// Of deals one may read; nothing for whoever sees no amounts.
    ///
    /// @param filter by status, validUntil, offeredOn, issuedAt, decidedOn, number, total, currency, dealId, and by
    /// responsibleId, companyId, contactId and leadId of the deal
    /// @param q part of a number, or what finds the deal: its title, its customer
    /// @param sort `validUntil` or `id`, with `-` before it for descending; absent: what ends first
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<ListedOffer> list(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = list.page(filter, Texts.line("q", q, LONGEST_SEARCH), sort, Limits.of(limit), cursor);
        var today = day.today();
        return page.map(items ->
                items.stream().map(listed -> ListedOffer.of(listed, today)).toList());
    }
}
