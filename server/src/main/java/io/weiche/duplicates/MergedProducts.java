package io.weiche.duplicates;

import io.weiche.accounts.Accounts;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// What is sold in the records of a merge. Rows have the currency of their record, so they move only into one that has
/// the same; the others stay with their record in the recycle bin, and come back with it.
@Component
class MergedProducts {
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";

    private static final String SOLD = """
            select r.id, r.currency from TABLE r
            where r.account_id = :account and r.id = any(cast(:ids as bigint[]))
                and exists (select from product_row p
                    where p.account_id = :account and p.kind = :kind and p.record_id = r.id)""";

    private final JdbcClient sql;
    private final Accounts accounts;

    MergedProducts(JdbcClient sql, Accounts accounts) {
        this.sql = sql;
        this.accounts = accounts;
    }

    /// @param from the record whose rows move to the survivor; null: none do
    /// @param left records whose rows or amount stay with them, because they have another currency
    record Fate(@Nullable Long from, List<Long> left) {
        private static final Fate NOTHING = new Fate(null, List.of());
    }

    /// Settles in which currency the survivor is.
    ///
    /// @param rows the columns of each record by number, the survivor first
    /// @param after what the survivor will look like; its amount and currency are corrected
    /// @throws BadInput when somebody chose an amount in another currency than that of what the survivor sells
    Fate settle(MergeDraft draft, Map<Long, ObjectNode> rows, ObjectNode after) {
        if (!sells(draft.kind())) {
            return Fate.NOTHING;
        }
        var sold = sold(draft);
        var own = sold.get(draft.survivor());
        var left = new ArrayList<Long>();
        if (own != null) {
            keep(draft, rows, after, own).ifPresent(left::add);
        }
        // the rows of one, when the survivor has none: those of several would be sold twice
        var from = draft.others().stream()
                .filter(id -> own == null && sold.containsKey(id))
                .filter(id -> empty(after) || currency(after).equals(sold.get(id)))
                .min(Long::compare);
        // without an amount the survivor takes the currency of the rows over
        from.map(sold::get).ifPresent(currency -> after.put(CURRENCY, currency));
        draft.others().stream()
                .filter(id -> sold.containsKey(id) && !sold.get(id).equals(currency(after)))
                .filter(id -> !left.contains(id))
                .forEach(left::add);
        return new Fate(from.orElse(null), List.copyOf(left));
    }

    static boolean sells(RecordKind kind) {
        return kind == RecordKind.LEAD || kind == RecordKind.DEAL;
    }

    /// What the survivor sells decides.
    ///
    /// @return whose amount it does not take
    private Optional<Long> keep(MergeDraft draft, Map<Long, ObjectNode> rows, ObjectNode after, String own) {
        var fits = empty(after) || currency(after).equals(own);
        if (!fits && draft.chosen().containsKey(AMOUNT)) {
            throw BadInput.of(
                    "take." + AMOUNT,
                    "sold-in-another",
                    "The products of the record that remains are sold in " + own
                            + "; its amount has no other currency.");
        }
        var before = Objects.requireNonNull(rows.get(draft.survivor()));
        if (!fits) {
            MergeFields.of(draft.kind())
                    .getOrDefault(AMOUNT, List.of())
                    .forEach(column -> after.set(column, before.get(column)));
        }
        after.put(CURRENCY, own);
        return fits
                ? Optional.empty()
                : rows.entrySet().stream()
                        .filter(row -> !empty(row.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static boolean empty(ObjectNode columns) {
        return columns.path(AMOUNT).isNull() || columns.path(AMOUNT).isMissingNode();
    }

    private String currency(ObjectNode columns) {
        var named = columns.path(CURRENCY);
        return named.isString() ? named.stringValue() : accounts.get().currency();
    }

    /// @return the currencies of those that have rows
    private Map<Long, String> sold(MergeDraft draft) {
        var currencies = new HashMap<Long, String>();
        var otherwise = accounts.get().currency();
        sql.sql(SOLD.replace("TABLE", draft.kind().name().toLowerCase(Locale.ROOT)))
                .param("account", CurrentAccount.require().value())
                .param("kind", draft.kind().typeId())
                .param("ids", DuplicateStore.numbers(draft.ids()))
                .query(row -> {
                    var currency = row.getString(2);
                    currencies.put(row.getLong(1), currency == null ? otherwise : currency);
                });
        return currencies;
    }
}
