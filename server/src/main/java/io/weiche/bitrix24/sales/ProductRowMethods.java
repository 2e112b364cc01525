package io.weiche.bitrix24.sales;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.InquiryDeals;
import io.weiche.bitrix24.wire.PhpArray;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// `crm.deal.productrows.*` and `crm.lead.productrows.*`: all rows of a record at once.
@Component
class ProductRowMethods implements MethodFamily {
    private static final String EXAMPLE = "{\"id\":1,\"rows\":[{\"PRODUCT_NAME\":\"Solar module\",\"PRICE\":149.9,"
            + "\"QUANTITY\":12,\"TAX_RATE\":19,\"TAX_INCLUDED\":\"Y\"}]}";

    private final SoldRows rows;
    private final InquiryDeals inquiries;

    ProductRowMethods(SoldRows rows, InquiryDeals inquiries) {
        this.inquiries = inquiries;
        this.rows = rows;
    }

    @Override
    public void register(MethodList methods) {
        for (var kind : List.of(RecordKind.LEAD, RecordKind.DEAL)) {
            var word = kind.name().toLowerCase(Locale.ROOT);
            var name = "crm." + word + ".productrows.";
            methods.read(
                    name + "get",
                    "id*",
                    "What is sold in a " + word,
                    "{\"id\":1}",
                    call -> Answer.of(RowShape.older(rows.list(record(call, kind)), call)));
            methods.write(
                    name + "set", "id*, rows", "Replaces what is sold in a " + word, EXAMPLE, call -> set(call, kind));
        }
    }

    private static RecordRef record(Call call, RecordKind kind) {
        var id = call.params().integer("id");
        if (id == null || id <= 0) {
            throw RestError.plain("The parameter id is invalid or not defined.");
        }
        return new RecordRef(kind, id);
    }

    private Answer set(Call call, RecordKind kind) {
        var node = call.params().find("rows");
        if (node != null && !PhpArray.is(node)) {
            throw RestError.plain("The parameter rows must be array.");
        }
        rows.replace(
                inquiries.of(record(call, kind), call.warnings()), call.params().list("rows"));
        return Answer.of(true);
    }
}
