package io.weiche.conversion;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the customers whom phones and e-mails belong to, best first: most common keys, then the latest activity,
/// then the lowest number (crm.md 12.5). The rule of [RecogniseCustomers], for one.
@Component
public class CustomerMatches {
    private static final int MOST = 20;

    private static final String FIND = """
            select c.id, NAME as name, string_agg(distinct p.type, '+' order by p.type) as matched_by
            from contact_point p
            join KIND c on c.account_id = :account and c.id = p.record_id and c.deleted_at is null
            where p.account_id = :account and p.kind = :kind and p.match_key in (:keys)
            group by c.id
            order by count(distinct p.match_key) desc, max(c.last_activity_at) desc, c.id
            limit :most""";

    private final JdbcClient sql;

    CustomerMatches(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param matchedBy which kinds of key are common, like `EMAIL`, `PHONE`
    public record Match(long id, String name, List<String> matchedBy) {}

    /// @param kind contacts or companies
    public List<Match> of(RecordKind kind, Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var name = kind == RecordKind.CONTACT ? "concat_ws(' ', c.first_name, c.middle_name, c.last_name)" : "c.title";
        // the name depends on the key, which PostgreSQL does not see through an expression over a join
        var statement = RecogniseCustomers.of(kind, FIND).replace("NAME", "max(" + name + ")");
        return sql.sql(statement)
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("keys", keys)
                .param("most", MOST)
                .query((row, _) -> new Match(
                        row.getLong("id"),
                        row.getString("name"),
                        Arrays.asList(row.getString("matched_by").split("\\+"))))
                .list();
    }
}
