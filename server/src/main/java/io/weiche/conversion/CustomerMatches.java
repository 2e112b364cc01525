package io.weiche.conversion;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
            join KIND c on c.account_id = :account and c.id = p.record_id and c.deleted_at is null NOT_OURS
            where p.account_id = :account and p.kind = :kind and p.match_key in (:keys)
            group by c.id
            order by count(distinct p.match_key) desc, max(c.last_activity_at) desc, c.id
            limit :most""";

    /// From key to point to customer: `offset 0` keeps the planner from starting at all customers.
    private static final String BEST = """
            select distinct on (found.place) found.place, found.id
            from (
                select k.place, c.id, c.last_activity_at, count(*) as keys
                from (
                    select distinct u.place, u.match_key
                    from unnest(cast(:places as integer[]), cast(:keys as text[])) as u (place, match_key)) k
                cross join lateral (
                    select distinct p.record_id from contact_point p
                    where p.account_id = :account and p.match_key = k.match_key and p.kind = NUMBER_OF_KIND offset 0) p
                cross join lateral (
                    select c.id, c.last_activity_at from KIND c
                    where c.account_id = :account and c.id = p.record_id and c.deleted_at is null NOT_OURS offset 0) c
                group by k.place, c.id, c.last_activity_at
            ) found
            order by found.place, found.keys desc, found.last_activity_at desc, found.id""";

    private final JdbcClient sql;

    CustomerMatches(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param name null where it is not to be seen
    /// @param matchedBy which kinds of key are common, like `EMAIL`, `PHONE`
    public record Match(long id, @Nullable String name, List<String> matchedBy) {}

    /// @param kind contacts or companies
    public List<Match> of(RecordKind kind, Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var name = kind == RecordKind.CONTACT ? "c.full_name" : "c.title";
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

    /// The best match of each of many people, by their place in the list. Those nobody knows are absent.
    ///
    /// @param keysOf the keys of each of them
    public Map<Integer, Long> best(RecordKind kind, List<? extends Collection<String>> keysOf) {
        var best = new HashMap<Integer, Long>();
        var keys = PlacedKeys.of(keysOf);
        if (!keys.isEmpty()) {
            sql.sql(RecogniseCustomers.of(kind, BEST))
                    .param("account", CurrentAccount.require().value())
                    .param("places", keys.places())
                    .param("keys", keys.keys())
                    .query(row -> {
                        best.put(row.getInt("place"), row.getLong("id"));
                    });
        }
        return best;
    }
}
