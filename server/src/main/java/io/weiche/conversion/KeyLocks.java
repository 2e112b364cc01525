package io.weiche.conversion;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Two conversions at once must not both make the same unknown person. Rows come before keys, and each by ascending
/// number, so that conversions wait for each other instead of blocking each other (docs/adr, record 14).
///
/// Whoever converts holds the rows of its leads, so another conversion that waits for the leads that share a phone or
/// e-mail with its own finds the customer that was made meanwhile:
///
/// * a single conversion waits for all of them, and holds its keys for others of its kind whose leads nobody can see
///   yet;
/// * a batch of a switch waits for those before its first lead: they may be in a batch that is under way. The batch of
///   those after its last lead waits for it.
@Component
class KeyLocks {
    /// Any number of keys takes at most this many locks, which has room for some thousands.
    private static final int BUCKETS = 1024;

    /// From lead to key to lead, each by its index: `offset 0` keeps the planner from starting at all leads. A key that
    /// many have, as a portal's own address, is followed once for the whole batch.
    private static final String SHARING = """
            select distinct other.record_id
            from (
                select distinct p.match_key
                from unnest(cast(:leads as bigint[])) as own (id)
                join contact_point p on p.account_id = :account and p.kind = 1 and p.record_id = own.id
                where p.match_key is not null offset 0) key
            cross join lateral (
                select p.record_id from contact_point p
                where p.account_id = :account and p.kind = 1 and p.match_key = key.match_key %s offset 0) other""";

    private static final String ALL = """
            select count(*) from (
                select l.id from lead l
                where l.account_id = :account and l.semantics = 'P'
                    and l.id = any(cast(:leads as bigint[]) || array(%s))
                order by l.id
                for update
            ) locked""".formatted(SHARING.formatted(""));

    /// The weakest lock that waits for a conversion: people who write to those leads are not waited for.
    private static final String EARLIER = """
            select count(*) from (
                select l.id from lead l
                where l.account_id = :account and l.semantics = 'P'
                    and l.id = any(array(%s))
                order by l.id
                for key share
            ) locked""".formatted(SHARING.formatted("and p.record_id < :first"));

    private static final String KEYS = """
            select count(pg_advisory_xact_lock(hashtextextended('conversion', bucket * 1000003 + :account)))
            from (
                select distinct hashtext(k.match_key) & %d as bucket from conversion_key k order by 1
            ) ordered""".formatted(BUCKETS - 1);

    private final JdbcClient sql;

    KeyLocks(JdbcClient sql) {
        this.sql = sql;
    }

    /// Waits for everybody who converts or writes to these open leads or to those that share a key with them, and holds
    /// them all. Before a single lead is picked.
    void takeRows(List<Long> leads) {
        sql.sql(ALL)
                .param("account", CurrentAccount.require().value())
                .param("leads", new SqlArrayValue("bigint", leads.toArray()))
                .query(Long.class)
                .single();
    }

    /// Waits for batches under way with leads before these that share a key with them. Before a single lead is picked.
    ///
    /// @param leads by ascending number
    void awaitEarlier(List<Long> leads) {
        sql.sql(EARLIER)
                .param("account", CurrentAccount.require().value())
                .param("leads", new SqlArrayValue("bigint", leads.toArray()))
                .param("first", leads.getFirst())
                .query(Long.class)
                .single();
    }

    /// When the keys of a single conversion are collected.
    void takeKeys() {
        sql.sql(KEYS)
                .param("account", CurrentAccount.require().value())
                .query(Long.class)
                .single();
    }
}
