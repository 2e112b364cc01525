package io.weiche.offers.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.files.Download;
import io.weiche.offers.OfferPapers;
import io.weiche.offers.OfferStatus;
import io.weiche.offers.Offers;
import io.weiche.records.AccountDay;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Offers of deals.
@RestController
@RequestMapping("/api/v1")
class OfferController {
    private final Offers offers;
    private final OfferPapers papers;
    private final OfferBody bodies;
    private final AccountDay day;

    OfferController(Offers offers, OfferPapers papers, OfferBody bodies, AccountDay day) {
        this.offers = offers;
        this.papers = papers;
        this.bodies = bodies;
        this.day = day;
    }

    /// As a row of a deal.
    record PositionRequest(
            @Nullable Long productId,
            String name,
            @Nullable String unit,
            @Nullable BigDecimal quantity,
            BigDecimal price,
            @Nullable BigDecimal discountPercent,
            @Nullable BigDecimal discountAmount,
            @Nullable BigDecimal taxRate,
            @Nullable Boolean taxIncluded) {}

    /// @param language de or en; a new offer takes the texts of the settings in it
    /// @param recipient name and address, line by line
    /// @param positions take the place of all there are
    record OfferRequest(
            @Nullable String language,
            @Nullable LocalDate offeredOn,
            @Nullable LocalDate validUntil,
            @Nullable String recipient,
            @Nullable String opening,
            @Nullable String closing,
            @Nullable String taxNote,
            @Nullable List<PositionRequest> positions) {}

    /// @param on when the customer answered; absent: today
    /// @param takeOver whether what it offers becomes what is sold in the deal; absent: no
    record AcceptRequest(@Nullable LocalDate on, @Nullable Boolean takeOver) {}

    /// @param on when the customer answered; absent: today
    record DeclineRequest(@Nullable LocalDate on) {}

    /// @param fileId its number among the files of the deal
    record OfferFilePayload(long fileId, String name) {}

    /// The latest first.
    @GetMapping("/deals/{id}/offers")
    @Requires(Right.SIGNED_IN)
    Page<OfferPayload.OfferLine> list(@PathVariable long id) {
        var found = offers.list(id);
        var today = day.today();
        return Page.whole(found.stream()
                .map(offer -> OfferPayload.OfferLine.of(offer, today))
                .toList());
    }

    /// A draft with what is sold in the deal, for its customer, with the texts of the settings; what the body names is
    /// other than that.
    @PostMapping("/deals/{id}/offers")
    @Requires(Right.SIGNED_IN)
    @Takes(OfferRequest.class)
    @Answers(status = 201)
    ResponseEntity<OfferPayload> open(@PathVariable long id, @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.of(json);
        return created(offers.open(id, bodies.language(body), (now, currency) -> bodies.read(body, now, currency)));
    }

    @GetMapping("/offers/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<OfferPayload> get(@PathVariable long id) {
        return answer(offers.get(id));
    }

    /// Drafts only.
    @PatchMapping("/offers/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(OfferRequest.class)
    ResponseEntity<OfferPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        return answer(
                offers.change(id, Etags.requireVersion(ifMatch), (now, currency) -> bodies.read(body, now, currency)));
    }

    /// Drafts only.
    @DeleteMapping("/offers/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        offers.delete(id, Etags.expectedVersion(ifMatch));
    }

    /// Gives a draft its number; it never changes afterwards.
    @PostMapping("/offers/{id}/issue")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<OfferPayload> issue(
            @PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(offers.issue(id, Etags.expectedVersion(ifMatch)));
    }

    @PostMapping("/offers/{id}/accept")
    @Requires(Right.SIGNED_IN)
    @Takes(AcceptRequest.class)
    ResponseEntity<OfferPayload> accept(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.of(json);
        var on = body.date("on");
        var takeOver = Boolean.TRUE.equals(body.bool("takeOver"));
        body.refuseUnknown();
        return answer(offers.decide(id, Etags.expectedVersion(ifMatch), OfferStatus.ACCEPTED, on, takeOver));
    }

    @PostMapping("/offers/{id}/decline")
    @Requires(Right.SIGNED_IN)
    @Takes(DeclineRequest.class)
    ResponseEntity<OfferPayload> decline(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.of(json);
        var on = body.date("on");
        body.refuseUnknown();
        return answer(offers.decide(id, Etags.expectedVersion(ifMatch), OfferStatus.DECLINED, on, false));
    }

    /// A draft that says the same. It takes the place of this one when it is issued.
    @PostMapping("/offers/{id}/version")
    @Requires(Right.SIGNED_IN)
    @Answers(status = 201)
    ResponseEntity<OfferPayload> version(@PathVariable long id) {
        return created(offers.renew(id));
    }

    /// Its paper as a PDF, also of a draft.
    @GetMapping("/downloads/offers/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Resource> download(@PathVariable long id) {
        var paper = papers.of(id);
        return Download.of(paper.name(), MediaType.APPLICATION_PDF, paper.bytes());
    }

    /// Keeps its paper among the files of the deal, once, so that it can go with a mail. Who sees no amounts sees
    /// nothing of it there.
    @PostMapping("/offers/{id}/file")
    @Requires(Right.SIGNED_IN)
    OfferFilePayload keep(@PathVariable long id) throws IOException {
        var file = papers.keep(id);
        return new OfferFilePayload(file.id(), file.name());
    }

    private static ResponseEntity<OfferPayload> answer(Offers.Whole whole) {
        return Etags.ok(OfferPayload.of(whole), whole.offer().version());
    }

    private static ResponseEntity<OfferPayload> created(Offers.Whole whole) {
        var offer = whole.offer();
        return Etags.created("/api/v1/offers/" + offer.id(), OfferPayload.of(whole), offer.version());
    }
}
