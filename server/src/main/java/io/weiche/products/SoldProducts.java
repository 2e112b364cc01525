package io.weiche.products;

import io.weiche.access.Action;
import io.weiche.access.FieldGroup;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Money;
import io.weiche.kernel.RecordRef;
import io.weiche.records.FieldChange;
import io.weiche.records.RecordDirectory;
import io.weiche.timeline.RecordJournal;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The rows of a lead or deal, and its amount, which is either what they come to or what somebody typed (crm.md 11.4).
@Service
public class SoldProducts {
    /// Rows of one record, also of an offer: what is accepted becomes what is sold.
    public static final int MOST = 1_000;

    private static final int SHOWN = 5;

    private final RowStore store;
    private final Products products;
    private final RecordDirectory directory;
    private final RecordJournal journal;
    private final RowCurrency currencies;

    SoldProducts(
            RowStore store,
            Products products,
            RecordDirectory directory,
            RecordJournal journal,
            RowCurrency currencies) {
        this.store = store;
        this.products = products;
        this.directory = directory;
        this.journal = journal;
        this.currencies = currencies;
    }

    /// @param version of the record
    /// @param fromRows the amount is the sum of the rows
    /// @param amount of the record
    public record Sold(
            int version,
            List<ProductRow> rows,
            String currency,
            boolean fromRows,
            Money net,
            Money total,
            @Nullable Money amount) {
        public Sold {
            rows = List.copyOf(rows);
        }
    }

    @Transactional(readOnly = true)
    public Sold get(RecordRef record) {
        directory.require(record, Action.READ);
        FieldGroup.AMOUNT.require();
        return shown(record);
    }

    private Sold shown(RecordRef record) {
        var now = store.find(record).orElseThrow(Problem::notFound);
        var rows = store.list(record);
        var currency = currencies.of(now);
        return new Sold(
                now.version(),
                rows,
                currency,
                now.fromRows(),
                new Money(net(rows), currency),
                new Money(total(rows), currency),
                Money.ofNullable(now.amount(), now.currency()));
    }

    private static BigDecimal net(List<ProductRow> rows) {
        return rows.stream().map(ProductRow::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal total(List<ProductRow> rows) {
        return rows.stream().map(ProductRow::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// What is sold in one record, also in another that has just been made and sells nothing yet.
    @Transactional
    public void copy(RecordRef from, RecordRef to) {
        directory.require(from, Action.READ);
        directory.requireWritable(to);
        var rows = store.list(from);
        if (rows.isEmpty()) {
            return;
        }
        var sold = store.find(from).orElseThrow(Problem::notFound);
        store.replace(to, rows, List.of());
        store.change(to, sold.amount(), currencies.of(sold), sold.fromRows());
    }

    /// Takes the place of all rows.
    ///
    /// @param expectedVersion of the record, as the caller saw it; null for any
    /// @param bodies the rows, read in the currency of the record
    /// @param fromRows whether the amount is their sum from now on; null: as it was, or so if there was no amount
    @Transactional
    public Sold replace(
            RecordRef record, @Nullable Integer expectedVersion, List<JsonBody> bodies, @Nullable Boolean fromRows) {
        return replace(record, expectedVersion, bodies, fromRows, List.of());
    }

    /// @param ids numbers the first rows keep, in their order; null for a new one
    @Transactional
    public Sold replace(
            RecordRef record,
            @Nullable Integer expectedVersion,
            List<JsonBody> bodies,
            @Nullable Boolean fromRows,
            List<@Nullable Long> ids) {
        directory.requireWritable(record);
        FieldGroup.AMOUNT.require();
        var now = store.lock(record).orElseThrow(Problem::notFound);
        Etags.refuseOther(expectedVersion, now.version());
        refuseTooMany(bodies.size());
        var currency = currencies.of(now);
        var rows = read("rows", bodies, currency);
        return put(record, now, rows, currency, fromRows, ids);
    }

    /// Rows as somebody sends them, reckoned through.
    ///
    /// @throws BadInput naming the field, also for products that do not exist
    @Transactional(readOnly = true)
    public List<ProductRow> read(String field, List<JsonBody> bodies, String currency) {
        var rows = bodies.stream().map(body -> RowDraft.read(body, currency)).toList();
        products.requireInput(
                field,
                rows.stream()
                        .map(ProductRow::productId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        RowDraft.refuseTooLarge(field, total(rows));
        return rows;
    }

    /// The same with rows that were written down elsewhere before; the amount is their sum from now on.
    @Transactional
    public Sold take(RecordRef record, List<ProductRow> rows, String currency) {
        directory.requireWritable(record);
        FieldGroup.AMOUNT.require();
        var now = store.lock(record).orElseThrow(Problem::notFound);
        refuseTooMany(rows.size());
        return put(record, now, rows, currency, true, List.of());
    }

    private static void refuseTooMany(int rows) {
        if (rows > MOST) {
            throw BadInput.of("rows", "too-many", "At most " + MOST + " rows are possible.");
        }
    }

    private Sold put(
            RecordRef record,
            RowStore.Sold now,
            List<ProductRow> rows,
            String currency,
            @Nullable Boolean fromRows,
            List<@Nullable Long> ids) {
        var before = store.list(record);
        var computed = !rows.isEmpty() && (fromRows == null ? now.fromRows() || now.amount() == null : fromRows);
        var amount = amount(now, rows, computed);
        if (same(before, rows)
                && computed == now.fromRows()
                && sameAmount(amount, now.amount())
                && currency.equals(currencies.of(now))) {
            return shown(record);
        }
        store.replace(record, rows, ids);
        // rows are counted in it, with an amount or without
        store.change(record, amount, amount == null && rows.isEmpty() ? null : currency, computed);
        tell(record, before, rows, now, amount, currency);
        return shown(record);
    }

    /// Without rows what they came to is nothing any more.
    private static @Nullable BigDecimal amount(RowStore.Sold now, List<ProductRow> rows, boolean computed) {
        if (computed) {
            return total(rows).setScale(2);
        }
        return now.fromRows() && rows.isEmpty() ? null : now.amount();
    }

    private static boolean same(List<ProductRow> before, List<ProductRow> rows) {
        return before.equals(rows);
    }

    private static boolean sameAmount(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private void tell(
            RecordRef record,
            List<ProductRow> before,
            List<ProductRow> rows,
            RowStore.Sold now,
            @Nullable BigDecimal amount,
            String currency) {
        var changes = new ArrayList<FieldChange>();
        if (!same(before, rows)) {
            changes.add(new FieldChange("products", text(before), text(rows)));
        }
        if (!sameAmount(amount, now.amount())) {
            changes.add(new FieldChange("amount", text(now.amount(), now.currency()), text(amount, currency)));
        }
        journal.changed(record, changes);
    }

    private static @Nullable String text(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? null : amount.toPlainString() + " " + currency;
    }

    private static @Nullable String text(List<ProductRow> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        var shown = rows.stream()
                .limit(SHOWN)
                .map(row -> row.quantity().stripTrailingZeros().toPlainString() + " × " + row.name())
                .collect(Collectors.joining(", "));
        return rows.size() > SHOWN ? shown + ", …" : shown;
    }
}
