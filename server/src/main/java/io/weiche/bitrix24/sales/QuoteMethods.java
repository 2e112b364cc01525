package io.weiche.bitrix24.sales;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Described;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.Listing;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.bitrix24.kinds.LinkRows;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.sales.QuoteFields.Quote;
import io.weiche.bitrix24.sales.RowShape.Line;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.deals.Deal;
import io.weiche.deals.Deals;
import io.weiche.offers.Offer;
import io.weiche.offers.OfferSlices;
import io.weiche.offers.Offers;
import io.weiche.records.Filter;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `crm.quote.*`: reading offers; [QuoteWriting] changes them.
@Component
class QuoteMethods implements MethodFamily {
    private final Offers offers;
    private final OfferSlices slices;
    private final Deals deals;
    private final Dictionaries dictionaries;

    QuoteMethods(Offers offers, OfferSlices slices, Deals deals, Dictionaries dictionaries) {
        this.offers = offers;
        this.slices = slices;
        this.deals = deals;
        this.dictionaries = dictionaries;
    }

    @Override
    public void register(MethodList methods) {
        var name = "crm.quote.";
        methods.read(
                name + "fields",
                "",
                "The fields of an offer",
                "{}",
                call -> Answer.of(QuoteFields.CATALOGUE.describe(call.account().language())));
        methods.read(name + "get", "id*", "One offer", "{\"id\":1}", this::get);
        methods.read(
                name + "list",
                "select, filter, order, start",
                "The offers that match",
                "{\"filter\":{\"DEAL_ID\":1,\"STATUS_ID\":\"SENT\"},\"order\":{\"ID\":\"DESC\"}}",
                this::list);
        methods.read(name + "productrows.get", "id*", "What an offer offers", "{\"id\":1}", this::rows);
        methods.read(
                name + "contact.items.get",
                "id*",
                "The contacts of an offer, which are those of its deal",
                "{\"id\":1}",
                this::contacts);
        methods.read(
                name + "contact.fields",
                "",
                "The fields of a link",
                "{}",
                call -> Answer.of(Described.of(
                        call.account().language(), "link", "integer:CONTACT_ID!", "integer:SORT", "char:IS_PRIMARY")));
    }

    private Words words(Call call) {
        return new Words(call.account(), dictionaries.codes(), Map.of(), Map.of());
    }

    private Answer get(Call call) {
        var offer = offers.get(call.params().id()).offer();
        return Answer.of(QuoteFields.CATALOGUE.show(
                new Quote(offer, deals.get(offer.dealId())), Selection.EVERYTHING, words(call)));
    }

    private Answer list(Call call) {
        return Listing.of(QuoteFields.CATALOGUE, dictionaries.codes(), call, query -> {
            var page = slices.slice(query);
            return new Slice<>(quotes(page.rows()), page.total());
        });
    }

    /// With their deals, all at once.
    private List<Quote> quotes(List<Offer> page) {
        var ids = page.stream()
                .map(Offer::dealId)
                .distinct()
                .<JsonNode>map(JsonNodeFactory.instance::numberNode)
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var filter = new Filter.Match("id", Filter.Operator.IN, ids);
        var found = deals.slice(new SliceQuery(filter, List.of(), 0, ids.size(), false)).rows().stream()
                .collect(Collectors.toMap(Deal::id, Function.identity()));
        return page.stream()
                .map(offer -> new Quote(offer, Objects.requireNonNull(found.get(offer.dealId()))))
                .toList();
    }

    private Answer rows(Call call) {
        var id = id(call, "The parameter id is invalid or not defined.");
        var positions = offers.get(id).content().positions();
        var ids = offers.positionIds(id);
        var lines = new ArrayList<Line>();
        for (var row : positions) {
            lines.add(new Line(ids.get(lines.size()), id, "Q", row));
        }
        return Answer.of(RowShape.lines(lines, call));
    }

    static long id(Call call, String otherwise) {
        var id = call.params().integer("id");
        if (id == null || id <= 0) {
            throw RestError.plain(otherwise);
        }
        return id;
    }

    private Answer contacts(Call call) {
        var id = id(call, "The parameter ownerEntityID is invalid or not defined.");
        var deal = deals.get(offers.get(id).offer().dealId());
        return Answer.of(LinkRows.shown("CONTACT_ID", deal.data().contactIds()));
    }
}
