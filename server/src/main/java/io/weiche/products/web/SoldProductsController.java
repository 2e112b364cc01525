package io.weiche.products.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.products.SoldProducts;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What is sold in a lead or deal.
@RestController
@RequestMapping("/api/v1/{kind:leads|deals}/{id}/products")
class SoldProductsController {
    private static final int MOST = 1_000;

    private final SoldProducts sold;

    SoldProductsController(SoldProducts sold) {
        this.sold = sold;
    }

    /// @param productId absent for what is not in the catalogue
    /// @param quantity with at most four decimals; absent: one
    /// @param price of one, in the currency of the record
    /// @param discountPercent either this or discountAmount
    /// @param taxRate in per cent
    record RowRequest(
            @Nullable Long productId,
            String name,
            @Nullable String unit,
            @Nullable BigDecimal quantity,
            BigDecimal price,
            @Nullable BigDecimal discountPercent,
            @Nullable BigDecimal discountAmount,
            @Nullable BigDecimal taxRate,
            @Nullable Boolean taxIncluded) {}

    /// @param fromRows whether the amount is the sum of the rows; absent: as it was
    record SoldRequest(List<RowRequest> rows, @Nullable Boolean fromRows) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    ResponseEntity<SoldProducts.Sold> get(@PathVariable String kind, @PathVariable long id) {
        return answer(sold.get(new RecordRef(RecordKind.ofWord(kind), id)));
    }

    /// Takes the place of all rows. The entity tag is that of the lead or deal.
    @PutMapping
    @Requires(Right.SIGNED_IN)
    @Takes(value = SoldRequest.class, required = "rows")
    ResponseEntity<SoldProducts.Sold> replace(
            @PathVariable String kind,
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var version = Etags.requireVersion(ifMatch);
        var body = JsonBody.of(json);
        var rows = body.objects("rows", MOST);
        var fromRows = body.bool("fromRows");
        body.refuseUnknown();
        if (rows == null) {
            throw BadInput.required("rows");
        }
        return answer(sold.replace(new RecordRef(RecordKind.ofWord(kind), id), version, rows, fromRows));
    }

    private static ResponseEntity<SoldProducts.Sold> answer(SoldProducts.Sold now) {
        return Etags.ok(now, now.version());
    }
}
