package io.weiche.bitrix24.sales;

import static io.weiche.bitrix24.catalogue.FieldForms.absent;

import io.weiche.bitrix24.call.Answer;
import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.MethodFamily;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.catalogue.Catalogue;
import io.weiche.bitrix24.catalogue.Dictionaries;
import io.weiche.bitrix24.catalogue.FieldForms;
import io.weiche.bitrix24.catalogue.FieldInput;
import io.weiche.bitrix24.catalogue.Filtering;
import io.weiche.bitrix24.catalogue.Listing;
import io.weiche.bitrix24.catalogue.WireField;
import io.weiche.bitrix24.catalogue.Words;
import io.weiche.bitrix24.list.Selection;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.kernel.Money;
import io.weiche.kernel.Texts;
import io.weiche.products.Product;
import io.weiche.products.ProductSlices;
import io.weiche.products.Products;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// `crm.product.*`: the catalogue.
@Component
class ProductMethods implements MethodFamily {
    private static final int CODE = 100;

    private static final Catalogue<Product> FIELDS = Catalogue.of("product", own());

    private final Products products;
    private final ProductSlices slices;
    private final Dictionaries dictionaries;

    ProductMethods(Products products, ProductSlices slices, Dictionaries dictionaries) {
        this.products = products;
        this.slices = slices;
        this.dictionaries = dictionaries;
    }

    private static List<WireField<Product>> own() {
        return List.of(
                FieldForms.key(Product::id),
                FieldForms.<Product>text("NAME", "name", Product::name).with(WireField.Trait.REQUIRED),
                FieldForms.text("CODE", "code", Product::code),
                WireField.of(
                        "PRICE",
                        "double",
                        (product, _) -> product.price().toPlainString(),
                        new Filtering.Decimal("price")),
                FieldForms.text("CURRENCY_ID", "currency", Product::currency),
                flag("ACTIVE", "active", Product::active),
                flag("VAT_INCLUDED", "taxIncluded", Product::taxIncluded),
                absent("VAT_ID", "integer", null),
                absent("MEASURE", "integer", null),
                absent("CATALOG_ID", "integer", "1"),
                absent("SECTION_ID", "integer", null),
                absent("SORT", "integer", "500"),
                absent("DESCRIPTION", "string", null),
                absent("DESCRIPTION_TYPE", "string", "text"),
                FieldForms.text("XML_ID", "xmlId", Product::xmlId),
                absent("PREVIEW_PICTURE", "product_file", null),
                absent("DETAIL_PICTURE", "product_file", null),
                FieldForms.<Product>absent("DATE_CREATE", "datetime", "").readOnly(),
                FieldForms.<Product>absent("TIMESTAMP_X", "datetime", "").readOnly(),
                FieldForms.<Product>absent("MODIFIED_BY", "integer", null).readOnly(),
                FieldForms.<Product>absent("CREATED_BY", "integer", null).readOnly());
    }

    private static WireField<Product> flag(String code, String field, Predicate<Product> value) {
        return WireField.of(
                code,
                "char",
                (product, _) -> Words.flag(value.test(product)),
                new Filtering.Choice(_ -> Map.of("Y", FieldForms.is(field, true), "N", FieldForms.is(field, false))));
    }

    @Override
    public void register(MethodList methods) {
        var name = "crm.product.";
        methods.write(
                name + "add",
                "fields*",
                "Adds a product",
                "{\"fields\":{\"NAME\":\"Solar module\",\"PRICE\":149.9,\"CURRENCY_ID\":\"EUR\"}}",
                this::add);
        methods.read(name + "get", "id*", "One product", "{\"id\":1}", this::get);
        methods.read(
                name + "list",
                "select, filter, order, start",
                "The products that match",
                "{\"filter\":{\"ACTIVE\":\"Y\"},\"order\":{\"NAME\":\"ASC\"}}",
                this::list);
        methods.write(
                name + "update",
                "id*, fields*",
                "Changes a product",
                "{\"id\":1,\"fields\":{\"PRICE\":139.9}}",
                this::update);
        methods.write(name + "delete", "id*", "Deletes a product; rows keep what they say", "{\"id\":1}", call -> {
            products.delete(call.params().id());
            return Answer.of(true);
        });
        methods.read(
                name + "fields",
                "",
                "The fields of a product",
                "{}",
                call -> Answer.of(FIELDS.describe(call.account().language())));
    }

    private Answer add(Call call) {
        var nothing = new Product(
                0, 0, "", null, null, BigDecimal.ZERO, call.account().currency(), BigDecimal.ZERO, false, true, null);
        return Answer.of(products.open(read(input(call), nothing)).id());
    }

    private static FieldInput input(Call call) {
        var in = new FieldInput(call);
        FIELDS.remark(in.all(), call.warnings());
        return in;
    }

    private Answer update(Call call) {
        var in = input(call);
        products.change(call.params().id(), now -> read(in, now));
        return Answer.of(true);
    }

    private static Product read(FieldInput in, Product now) {
        var name = in.line("NAME", Texts.TITLE, now.name());
        if (name == null || name.isEmpty()) {
            throw RestError.plain("The field NAME is required.");
        }
        var currency = in.text("CURRENCY_ID");
        var price = in.text("PRICE");
        var money = Money.of(
                "PRICE",
                price == null ? now.price().toPlainString() : price.isBlank() ? "0" : price,
                currency == null || currency.isBlank() ? now.currency() : currency.strip());
        return new Product(
                now.id(),
                now.version(),
                name,
                in.line("CODE", CODE, now.code()),
                now.unit(),
                money.value(),
                money.currency(),
                now.taxRate(),
                flag(in, "VAT_INCLUDED", now.taxIncluded()),
                flag(in, "ACTIVE", now.active()),
                in.line("XML_ID", Texts.NAME, now.xmlId()));
    }

    private static boolean flag(FieldInput in, String code, boolean now) {
        var node = in.node(code);
        var flag = node == null ? null : Scalars.flag(node);
        return flag == null ? now : flag;
    }

    private Answer get(Call call) {
        return Answer.of(FIELDS.show(products.get(call.params().id()), Selection.EVERYTHING, words(call)));
    }

    private Words words(Call call) {
        return new Words(call.account(), dictionaries.codes(), Map.of(), Map.of());
    }

    private Answer list(Call call) {
        return Listing.of(FIELDS, dictionaries.codes(), call, slices::slice);
    }
}
