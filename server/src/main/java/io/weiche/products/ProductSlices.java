package io.weiche.products;

import static io.weiche.db.tables.Tables.PRODUCT;

import io.weiche.kernel.CurrentAccount;
import io.weiche.records.RecordField;
import io.weiche.records.Slice;
import io.weiche.records.SliceQuery;
import io.weiche.records.Slices;
import java.util.List;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/// The catalogue by position, in any order. Everybody may look things up in it. Called in a transaction.
@Component
public class ProductSlices {
    private static final List<RecordField<?>> FIELDS = List.of(
            RecordField.number("id", PRODUCT.ID).asSortable(),
            RecordField.text("name", PRODUCT.NAME).asSortable(),
            RecordField.text("code", PRODUCT.CODE),
            RecordField.amount("price", PRODUCT.PRICE),
            RecordField.text("currency", PRODUCT.CURRENCY),
            RecordField.bool("taxIncluded", PRODUCT.TAX_INCLUDED),
            RecordField.bool("active", PRODUCT.ACTIVE),
            RecordField.text("xmlId", PRODUCT.XML_ID));

    private final Slices slices;

    ProductSlices(Slices slices) {
        this.slices = slices;
    }

    public Slice<Product> slice(SliceQuery query) {
        var visible = PRODUCT.ACCOUNT_ID.eq(CurrentAccount.require().value());
        return slices.read(
                PRODUCT,
                PRODUCT.ID,
                FIELDS,
                visible,
                query,
                rows -> rows.stream().map(ProductSlices::product).toList());
    }

    private static Product product(Record row) {
        return new Product(
                row.get(PRODUCT.ID),
                row.get(PRODUCT.VERSION),
                row.get(PRODUCT.NAME),
                row.get(PRODUCT.CODE),
                row.get(PRODUCT.UNIT),
                row.get(PRODUCT.PRICE),
                row.get(PRODUCT.CURRENCY),
                row.get(PRODUCT.TAX_RATE),
                row.get(PRODUCT.TAX_INCLUDED),
                row.get(PRODUCT.ACTIVE),
                row.get(PRODUCT.XML_ID));
    }
}
