package io.weiche.offers;

import io.weiche.kernel.CurrentAccount;
import io.weiche.products.ProductRow;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on what offers offer.
@Repository
class PositionStore {
    private static final String LIST = """
            select product_id, name, unit, quantity, price, discount_percent, discount_amount, tax_rate, tax_included,
                net, total
            from offer_position where account_id = :account and offer_id = :offer
            order by sort, id""";

    private static final String INSERT = """
            insert into offer_position (
                account_id, offer_id, product_id, name, unit, quantity, price, discount_percent, discount_amount,
                tax_rate, tax_included, net, total, sort)
            select :account, :offer, r."productId", r.name, r.unit, r.quantity, r.price, r."discountPercent",
                r."discountAmount", r."taxRate", r."taxIncluded", r.net, r.total, row_number() over ()
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (
                "productId" bigint, name text, unit text, quantity numeric, price numeric, "discountPercent" numeric,
                "discountAmount" numeric, "taxRate" numeric, "taxIncluded" boolean, net numeric, total numeric)""";

    private final JdbcClient sql;
    private final JsonMapper json;

    PositionStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec of(long offer, String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value()).param("offer", offer);
    }

    /// In their order.
    List<ProductRow> list(long offer) {
        return of(offer, LIST).query(ProductRow.class).list();
    }

    /// Their numbers, in the same order.
    List<Long> ids(long offer) {
        return of(
                        offer,
                        "select id from offer_position where account_id = :account and offer_id = :offer order by sort, id")
                .query(Long.class)
                .list();
    }

    void replace(long offer, List<ProductRow> positions) {
        of(offer, "delete from offer_position where account_id = :account and offer_id = :offer")
                .update();
        if (!positions.isEmpty()) {
            of(offer, INSERT).param("rows", json.writeValueAsString(positions)).update();
        }
    }
}
