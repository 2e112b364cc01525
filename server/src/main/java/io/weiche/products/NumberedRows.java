package io.weiche.products;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.FieldGroup;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of leads and deals with their numbers, for programs that change one row at a time. Called in a
/// transaction.
@Repository
public class NumberedRows {
    private static final String SELECT = """
            select r.id, r.kind, r.record_id, r.product_id, r.name, r.unit, r.quantity, r.price, r.discount_percent,
                r.discount_amount, r.tax_rate, r.tax_included, r.net, r.total
            from product_row r where r.account_id = :account and\s""";

    private final JdbcClient sql;
    private final RecordDirectory directory;
    private final Access access;

    NumberedRows(JdbcClient sql, RecordDirectory directory, Access access) {
        this.access = access;
        this.sql = sql;
        this.directory = directory;
    }

    /// @param record whose row it is
    public record Numbered(long id, RecordRef record, ProductRow row) {}

    /// In their order.
    public List<Numbered> list(RecordRef record) {
        directory.require(record, Action.READ);
        return read(record.kind(), List.of(record.id()));
    }

    /// Those of several records, one after another, without what the current user may not see.
    ///
    /// @param kind of all of them
    public List<Numbered> list(RecordKind kind, Collection<Long> ids) {
        var heads =
                directory.find(ids.stream().map(id -> new RecordRef(kind, id)).toList());
        return read(
                kind,
                heads.values().stream()
                        .filter(head -> access.allows(head.subject(), Action.READ))
                        .map(head -> head.ref().id())
                        .toList());
    }

    private List<Numbered> read(RecordKind kind, List<Long> ids) {
        FieldGroup.AMOUNT.require();
        return sql.sql(SELECT + "r.kind = :kind and r.record_id = any(:records) order by r.record_id, r.sort, r.id")
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("records", ids.toArray(Long[]::new))
                .query((row, _) -> numbered(row))
                .list();
    }

    public Numbered get(long id) {
        var found = sql.sql(SELECT + "r.id = :id")
                .param("account", CurrentAccount.require().value())
                .param("id", id)
                .query((row, _) -> numbered(row))
                .optional()
                .orElseThrow(Problem::notFound);
        directory.require(found.record(), Action.READ);
        FieldGroup.AMOUNT.require();
        return found;
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        var product = row.getLong("product_id");
        return new Numbered(
                row.getLong("id"),
                new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")),
                new ProductRow(
                        product == 0 ? null : (Long) product,
                        row.getString("name"),
                        row.getString("unit"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("price"),
                        row.getBigDecimal("discount_percent"),
                        row.getBigDecimal("discount_amount"),
                        row.getBigDecimal("tax_rate"),
                        row.getBoolean("tax_included"),
                        row.getBigDecimal("net"),
                        row.getBigDecimal("total")));
    }
}
