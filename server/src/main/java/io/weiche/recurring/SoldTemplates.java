package io.weiche.recurring;

import io.weiche.kernel.CurrentAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is sold in the deals of a template, and what it comes to, as in the deal it was made from.
@Repository
class SoldTemplates {
    private static final String AMOUNT = """
            update recurring_deal t set amount = d.amount, currency = d.currency, amount_from_rows = d.amount_from_rows
            from deal d
            where t.account_id = :account and t.id = :template and d.account_id = :account and d.id = :deal""";

    private static final String ROWS = """
            insert into recurring_deal_product (
                account_id, recurring_deal_id, product_id, name, unit, quantity, price, discount_percent,
                discount_amount, tax_rate, tax_included, net, total, sort)
            select :account, :template, p.product_id, p.name, p.unit, p.quantity, p.price, p.discount_percent,
                p.discount_amount, p.tax_rate, p.tax_included, p.net, p.total, p.sort
            from product_row p
            where p.account_id = :account and p.kind = 2 and p.record_id = :deal
            order by p.sort, p.id""";

    private final JdbcClient sql;

    SoldTemplates(JdbcClient sql) {
        this.sql = sql;
    }

    void copy(long dealId, long templateId) {
        run(AMOUNT, dealId, templateId);
        run(ROWS, dealId, templateId);
    }

    private void run(String statement, long dealId, long templateId) {
        sql.sql(statement)
                .param("account", CurrentAccount.require().value())
                .param("deal", dealId)
                .param("template", templateId)
                .update();
    }
}
