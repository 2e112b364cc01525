package io.weiche.bitrix24.sales;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Errors;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.QuoteStatus;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.offers.Offer;
import io.weiche.offers.OfferContent;
import io.weiche.offers.Offers;
import org.springframework.stereotype.Component;

/// `crm.quote.*`: making offers and changing drafts. What the original does by another status are verbs here: an offer
/// is issued, and the customer answers.
@Component
class QuoteWriting implements MethodFamily {
    private final Offers offers;
    private final SoldRows rows;

    QuoteWriting(Offers offers, SoldRows rows) {
        this.offers = offers;
        this.rows = rows;
    }

    @Override
    public void register(MethodList methods) {
        var name = "crm.quote.";
        methods.write(
                name + "add",
                "fields*, params",
                "Makes a draft for a deal, with what is sold in it",
                "{\"fields\":{\"DEAL_ID\":1,\"CLOSEDATE\":\"2030-01-31\"}}",
                this::add);
        methods.write(
                name + "update",
                "id*, fields, params",
                "Changes a draft, issues it, or says what the customer answered",
                "{\"id\":1,\"fields\":{\"STATUS_ID\":\"SENT\"}}",
                this::update);
        methods.write(name + "delete", "id*", "Deletes a draft", "{\"id\":1}", call -> {
            var id = call.params().id();
            return Errors.found(
                    () -> {
                        offers.delete(id, null);
                        return Answer.of(true);
                    },
                    () -> new RestError(400, "ERROR_CORE", "Element not found"));
        });
        methods.write(
                name + "productrows.set",
                "id*, rows",
                "Replaces what a draft offers",
                "{\"id\":1,\"rows\":[{\"PRODUCT_NAME\":\"Solar module\",\"PRICE\":149.9,\"QUANTITY\":12}]}",
                this::setRows);
    }

    private static FieldInput input(Call call) {
        var in = new FieldInput(call);
        QuoteFields.CATALOGUE.remark(in.all(), call.warnings());
        return in;
    }

    private Answer add(Call call) {
        var in = input(call);
        var node = in.node("DEAL_ID");
        var deal = node == null ? null : Scalars.integer(node);
        if (deal == null || deal <= 0) {
            throw RestError.plain("DEAL_ID is not defined or invalid: an offer belongs to a deal.");
        }
        QuoteInput.status(in)
                .filter(status -> status != QuoteStatus.DRAFT)
                .ifPresent(_ -> call.warnings()
                        .add("INVALID_VALUE", "An offer begins as a draft; send it by crm.quote.update.", "STATUS_ID"));
        var made = Errors.found(
                () -> offers.open(
                        deal, null, (now, _) -> new OfferContent(QuoteInput.read(in, now.text()), now.positions())),
                () -> RestError.plain("Invalid value for the \"DEAL_ID\" field: There is no such record."));
        return Answer.of(made.offer().id());
    }

    private Answer update(Call call) {
        var in = input(call);
        var id = call.params().id();
        return Errors.found(() -> update(call, in, id), () -> RestError.plain("Quote is not found"));
    }

    private Answer update(Call call, FieldInput in, long id) {
        var offer = offers.get(id).offer();
        if (in.names("DEAL_ID") && !Long.toString(offer.dealId()).equals(in.text("DEAL_ID"))) {
            call.warnings().add("READ_ONLY_FIELD", "An offer stays with its deal; it was ignored.", "DEAL_ID");
        }
        if (QuoteInput.writes(in)) {
            offers.change(id, null, (now, _) -> new OfferContent(QuoteInput.read(in, now.text()), now.positions()));
        }
        QuoteInput.status(in).ifPresent(status -> become(offer, status));
        return Answer.of(true);
    }

    private void become(Offer offer, QuoteStatus status) {
        var now = QuoteStatus.of(offer.status());
        if (now == status) {
            return;
        }
        if (now == QuoteStatus.DRAFT && status == QuoteStatus.SENT) {
            offers.issue(offer.id(), null);
        } else if (offer.status().isOut() && (status == QuoteStatus.APPROVED || status == QuoteStatus.DECLAINED)) {
            offers.decide(offer.id(), null, status.ours(), null, false);
        } else {
            throw RestError.plain("An offer that is " + now + " cannot become " + status
                    + ": a draft is sent, what was sent is approved or declined, and a new version replaces it.");
        }
    }

    private Answer setRows(Call call) {
        var id = QuoteMethods.id(call, "The parameter id is invalid or not defined.");
        var node = call.params().find("rows");
        if (node != null && !PhpArray.is(node)) {
            throw RestError.plain("The parameter rows must be array.");
        }
        var wanted = call.params().list("rows");
        Errors.found(
                () -> offers.change(
                        id, null, (now, currency) -> new OfferContent(now.text(), rows.read(wanted, currency))),
                () -> RestError.plain("Not found."));
        return Answer.of(true);
    }
}
