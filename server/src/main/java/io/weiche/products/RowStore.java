package io.weiche.products;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on the rows of leads and deals, and on the amount they come to. `KIND` stands for the table of the kind.
@Repository
class RowStore {
    private static final String FIND = """
            select version, amount, currency, amount_from_rows as from_rows from KIND
            where account_id = :account and id = :id and deleted_at is null""";

    private static final String LIST = """
            select product_id, name, unit, quantity, price, discount_percent, discount_amount, tax_rate, tax_included,
                net, total
            from product_row where account_id = :account and kind = :kind and record_id = :id
            order by sort, id""";

    private static final String REMOVE =
            "delete from product_row where account_id = :account and kind = :kind and record_id = :id";

    private static final String INSERT = """
            insert into product_row (
                account_id, id, kind, record_id, product_id, name, unit, quantity, price, discount_percent, discount_amount,
                tax_rate, tax_included, net, total, sort)
            select :account,
                coalesce((cast(:ids as bigint[]))[row_number() over ()], nextval('product_row_id_seq')),
                :kind, :id, r."productId", r.name, r.unit, r.quantity, r.price, r."discountPercent",
                r."discountAmount", r."taxRate", r."taxIncluded", r.net, r.total, row_number() over ()
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                "productId" bigint, name text, unit text, quantity numeric, price numeric, "discountPercent" numeric,
                "discountAmount" numeric, "taxRate" numeric, "taxIncluded" boolean, net numeric, total numeric)""";

    private static final String CHANGE = """
            update KIND set amount = cast(:amount as numeric), currency = cast(:currency as text),
                amount_from_rows = :fromRows, version = version + 1, updated_at = clock_timestamp(),
                last_activity_at = clock_timestamp()
            where account_id = :account and id = :id""";

    private final JdbcClient sql;
    private final JsonMapper json;

    RowStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec about(RecordRef record, String text) {
        return sql.sql(text.replace("KIND", record.kind().name().toLowerCase(Locale.ROOT)))
                .param("account", CurrentAccount.require().value())
                .param("id", record.id());
    }

    private JdbcClient.StatementSpec rowsOf(RecordRef record, String text) {
        return about(record, text).param("kind", record.kind().typeId());
    }

    /// The record as far as rows matter to it.
    record Sold(
            int version,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            boolean fromRows) {}

    Optional<Sold> find(RecordRef record) {
        return about(record, FIND).query(Sold.class).optional();
    }

    Optional<Sold> lock(RecordRef record) {
        return about(record, FIND + " for update").query(Sold.class).optional();
    }

    List<ProductRow> list(RecordRef record) {
        return rowsOf(record, LIST).query(ProductRow.class).list();
    }

    /// @param ids numbers the first rows keep; those of other records are none of theirs
    void replace(RecordRef record, List<ProductRow> rows, List<@Nullable Long> ids) {
        rowsOf(record, REMOVE).update();
        if (!rows.isEmpty()) {
            rowsOf(record, INSERT)
                    .param("rows", json.writeValueAsString(rows))
                    .param("ids", new SqlArrayValue("bigint", ids.toArray()))
                    .update();
        }
    }

    void change(RecordRef record, @Nullable BigDecimal amount, @Nullable String currency, boolean fromRows) {
        about(record, CHANGE)
                .param("amount", amount)
                .param("currency", currency)
                .param("fromRows", fromRows)
                .update();
    }
}
