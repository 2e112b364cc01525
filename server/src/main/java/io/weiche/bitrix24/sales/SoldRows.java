package io.weiche.bitrix24.sales;

import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.products.NumberedRows;
import io.weiche.products.NumberedRows.Numbered;
import io.weiche.products.Product;
import io.weiche.products.ProductRow;
import io.weiche.products.ProductSlices;
import io.weiche.products.SoldProducts;
import io.weiche.records.Filter;
import io.weiche.records.SliceQuery;
import io.weiche.web.JsonBody;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Writes the rows of a record as programs send them; rows that stay keep their numbers.
@Component
class SoldRows {
    private static final int MOST = 200;

    private final SoldProducts sold;
    private final NumberedRows numbered;
    private final ProductSlices products;

    SoldRows(SoldProducts sold, NumberedRows numbered, ProductSlices products) {
        this.sold = sold;
        this.numbered = numbered;
        this.products = products;
    }

    List<Numbered> list(RecordRef record) {
        return numbered.list(record);
    }

    /// Those of several records of a kind that the caller may see.
    List<Numbered> list(RecordKind kind, Collection<Long> ids) {
        return numbered.list(kind, ids);
    }

    Numbered get(long id) {
        return numbered.get(id);
    }

    /// A row there shall be.
    ///
    /// @param kept the row it was before, whose number it keeps
    record Wanted(@Nullable Numbered kept, @Nullable RowInput input) {}

    /// These rows take the place of all.
    List<Numbered> replace(RecordRef record, List<JsonNode> rows) {
        return write(
                record,
                rows.stream().map(row -> new Wanted(null, new RowInput(row))).toList());
    }

    List<Numbered> write(RecordRef record, List<Wanted> rows) {
        refuseTooMany(rows.size());
        var bodies = bodies(rows, sold.get(record).currency());
        var ids = new ArrayList<@Nullable Long>();
        for (var row : rows) {
            ids.add(row.kept() == null ? null : (Long) row.kept().id());
        }
        sold.replace(record, null, bodies, null, ids);
        return numbered.list(record);
    }

    private List<JsonBody> bodies(List<Wanted> rows, String currency) {
        var known = products(rows);
        var bodies = new ArrayList<JsonBody>();
        for (var row : rows) {
            var kept = row.kept();
            var input = row.input() == null ? new RowInput(JsonNodeFactory.instance.objectNode()) : row.input();
            var id = input.productId();
            ProductRow before = kept == null ? null : kept.row();
            bodies.add(input.read(before, id == null ? null : known.get(id), currency, bodies.size()));
        }
        return bodies;
    }

    /// Rows of what is no record: they are only reckoned through.
    List<ProductRow> read(List<JsonNode> rows, String currency) {
        refuseTooMany(rows.size());
        var wanted =
                rows.stream().map(row -> new Wanted(null, new RowInput(row))).toList();
        return sold.read("rows", bodies(wanted, currency), currency);
    }

    private static void refuseTooMany(int rows) {
        if (rows > MOST) {
            throw RestError.plain("At most " + MOST + " rows are possible.");
        }
    }

    /// The products that rows name, all at once.
    private Map<Long, Product> products(List<Wanted> rows) {
        var ids = rows.stream()
                .map(Wanted::input)
                .filter(Objects::nonNull)
                .map(RowInput::productId)
                .filter(Objects::nonNull)
                .distinct()
                .<JsonNode>map(JsonNodeFactory.instance::numberNode)
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        var filter = new Filter.Match("id", Filter.Operator.IN, ids);
        return products.slice(new SliceQuery(filter, List.of(), 0, MOST, false)).rows().stream()
                .collect(Collectors.toMap(Product::id, Function.identity()));
    }
}
