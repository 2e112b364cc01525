package io.weiche.offers.web;

import io.weiche.accounts.Language;
import io.weiche.kernel.BadInput;
import io.weiche.offers.OfferContent;
import io.weiche.offers.OfferText;
import io.weiche.products.SoldProducts;
import io.weiche.web.JsonBody;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what somebody writes into a draft, over what stands there.
@Component
class OfferBody {
    private final SoldProducts sold;

    OfferBody(SoldProducts sold) {
        this.sold = sold;
    }

    @Nullable
    Language language(JsonBody body) {
        var code = body.text("language");
        return code == null ? null : Language.ofCode("language", code);
    }

    OfferContent read(JsonBody body, OfferContent now, String currency) {
        var language = language(body);
        var text = now.text();
        var next = new OfferText(
                language == null ? text.language() : language,
                date(body, "offeredOn", text.offeredOn()),
                date(body, "validUntil", text.validUntil()),
                block(body, "recipient", text.recipient()),
                block(body, "opening", text.opening()),
                block(body, "closing", text.closing()),
                block(body, "taxNote", text.taxNote()));
        var rows = body.objects("positions", SoldProducts.MOST);
        var positions = rows == null ? now.positions() : sold.read("positions", rows, currency);
        body.refuseUnknown();
        return new OfferContent(next, positions);
    }

    private static LocalDate date(JsonBody body, String field, LocalDate now) {
        var given = body.date(field);
        return given == null ? now : given;
    }

    /// Null empties it.
    static @Nullable String block(JsonBody body, String field, @Nullable String now) {
        if (!body.has(field)) {
            return now;
        }
        var text = body.block(field);
        if (text != null && text.length() > OfferText.LONGEST) {
            throw BadInput.of(
                    body.path(field), "too-long", "At most " + OfferText.LONGEST + " characters are allowed.");
        }
        return text;
    }
}
