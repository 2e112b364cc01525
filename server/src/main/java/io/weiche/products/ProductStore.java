package io.weiche.products;

import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on the catalogue.
@Repository
class ProductStore {
    private static final String SHOWN =
            "id, version, name, code, unit, price, currency, tax_rate, tax_included, active, xml_id";

    /// By name; a cursor is the number of the last one.
    private static final String LIST = """
            select SHOWN from product p
            where p.account_id = :account and (not :activeOnly or p.active)
                and (cast(:word as text) is null or p.name ilike :word or p.code ilike :word)
                and (cast(:after as bigint) is null or (lower(p.name), p.id) > (
                    select lower(l.name), l.id from product l where l.account_id = :account and l.id = :after))
            order by lower(p.name), p.id
            limit :limit""".replace("SHOWN", SHOWN);

    private static final String INSERT = """
            insert into product (account_id, name, code, unit, price, currency, tax_rate, tax_included, active,
                xml_id)
            values (:account, :name, cast(:code as text), cast(:unit as text), :price, :currency, :taxRate, :taxIncluded,
                :active, cast(:xmlId as text))
            returning id""";

    private static final String CHANGE = """
            update product set name = :name, code = cast(:code as text), unit = cast(:unit as text), price = :price,
                currency = :currency, tax_rate = :taxRate, tax_included = :taxIncluded, active = :active,
                xml_id = cast(:xmlId as text),
                updated_at = clock_timestamp(), version = version + 1
            where account_id = :account and id = :id""";

    private final JdbcClient sql;

    ProductStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    List<Product> list(@Nullable String search, boolean activeOnly, @Nullable Long after, int limit) {
        return listed(LIST, search, activeOnly, after, limit)
                .query(Product.class)
                .list();
    }

    /// No further than a total says.
    int count(@Nullable String search, boolean activeOnly) {
        return listed("select count(*) from (" + LIST + ") n", search, activeOnly, null, Page.COUNT_TO)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec listed(
            String text, @Nullable String search, boolean activeOnly, @Nullable Long after, int limit) {
        var word = search == null
                ? null
                : "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return statement(text)
                .param("activeOnly", activeOnly)
                .param("word", word)
                .param("after", after)
                .param("limit", limit);
    }

    Optional<Product> find(long id) {
        return statement("select " + SHOWN + " from product where account_id = :account and id = :id")
                .param("id", id)
                .query(Product.class)
                .optional();
    }

    /// Nobody else changes it until the end of the transaction.
    Optional<Product> lock(long id) {
        return statement("select " + SHOWN + " from product where account_id = :account and id = :id for update")
                .param("id", id)
                .query(Product.class)
                .optional();
    }

    int count(Collection<Long> ids) {
        return statement(
                        "select count(*) from product where account_id = :account and id = any(cast(:ids as bigint[]))")
                .param("ids", new SqlArrayValue("bigint", ids.toArray()))
                .query(Integer.class)
                .single();
    }

    long insert(Product product) {
        return filled(INSERT, product).query(Long.class).single();
    }

    void change(Product product) {
        filled(CHANGE, product).param("id", product.id()).update();
    }

    private JdbcClient.StatementSpec filled(String text, Product product) {
        return statement(text)
                .param("name", product.name())
                .param("code", product.code())
                .param("unit", product.unit())
                .param("price", product.price())
                .param("currency", product.currency())
                .param("taxRate", product.taxRate())
                .param("taxIncluded", product.taxIncluded())
                .param("active", product.active())
                .param("xmlId", product.xmlId());
    }

    void delete(long id) {
        statement("delete from product where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }
}
