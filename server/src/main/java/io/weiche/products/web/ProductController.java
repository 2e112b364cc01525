package io.weiche.products.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.Texts;
import io.weiche.products.Decimals;
import io.weiche.products.Product;
import io.weiche.products.Products;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The catalogue.
@RestController
@RequestMapping("/api/v1/products")
class ProductController {
    private static final int TAX_DECIMALS = 2;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Products products;
    private final Accounts accounts;

    ProductController(Products products, Accounts accounts) {
        this.products = products;
        this.accounts = accounts;
    }

    record ProductPayload(
            long id,
            int version,
            String name,
            @Nullable String code,
            @Nullable String unit,
            Money price,
            BigDecimal taxRate,
            boolean taxIncluded,
            boolean active) {
        static ProductPayload of(Product product) {
            return new ProductPayload(
                    product.id(),
                    product.version(),
                    product.name(),
                    product.code(),
                    product.unit(),
                    new Money(product.price(), product.currency()),
                    product.taxRate(),
                    product.taxIncluded(),
                    product.active());
        }
    }

    /// @param code the account's own number of it
    /// @param taxRate in per cent
    /// @param taxIncluded whether the price has the tax in it
    record ProductRequest(
            String name,
            @Nullable String code,
            @Nullable String unit,
            Money price,
            @Nullable BigDecimal taxRate,
            @Nullable Boolean taxIncluded,
            @Nullable Boolean active) {}

    /// By name.
    ///
    /// @param q part of a name or number
    /// @param active true: without those that are not sold any more
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<ProductPayload> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var search = Texts.line("q", q, Texts.NAME);
        return products.list(search, Boolean.TRUE.equals(active), Limits.of(limit), cursor)
                .map(page -> page.stream().map(ProductPayload::of).toList());
    }

    @PostMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = ProductRequest.class,
            required = {"name", "price"})
    @Answers(status = 201)
    ResponseEntity<ProductPayload> open(@RequestBody JsonNode json) {
        var nothing = new Product(
                0, 0, "", null, null, BigDecimal.ZERO, accounts.get().currency(), BigDecimal.ZERO, false, true, null);
        var body = JsonBody.of(json);
        if (!body.has("price")) {
            throw BadInput.required("price");
        }
        var opened = products.open(read(body, nothing, true));
        return Etags.created("/api/v1/products/" + opened.id(), ProductPayload.of(opened), opened.version());
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<ProductPayload> get(@PathVariable long id) {
        return answer(products.get(id));
    }

    private static ResponseEntity<ProductPayload> answer(Product product) {
        return Etags.ok(ProductPayload.of(product), product.version());
    }

    @PatchMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(ProductRequest.class)
    ResponseEntity<ProductPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        return answer(products.change(id, Etags.expectedVersion(ifMatch), now -> read(body, now, false)));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        products.delete(id, Etags.expectedVersion(ifMatch));
    }

    /// What the body names, over what there is.
    private Product read(JsonBody body, Product now, boolean isNew) {
        var name = isNew || body.has("name") ? body.requireLine("name", Texts.TITLE) : now.name();
        var price = body.has("price") ? body.money("price", now.currency()) : new Money(now.price(), now.currency());
        if (price == null) {
            throw BadInput.required("price");
        }
        var tax = Decimals.read(body, "taxRate", TAX_DECIMALS, BigDecimal.ZERO, HUNDRED);
        var product = new Product(
                now.id(),
                now.version(),
                name,
                body.has("code") ? body.line("code", 100) : now.code(),
                body.has("unit") ? body.line("unit", 50) : now.unit(),
                price.value(),
                price.currency(),
                tax == null ? now.taxRate() : tax,
                Objects.requireNonNullElse(body.bool("taxIncluded"), now.taxIncluded()),
                Objects.requireNonNullElse(body.bool("active"), now.active()),
                now.xmlId());
        body.refuseUnknown();
        return product;
    }
}
