package io.weiche.conversion;

import io.weiche.kernel.CurrentAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Two conversions at once must not both make the same unknown person. Always in the same order, rows before keys and
/// each by ascending number, so that they wait for each other instead of blocking each other.
///
/// A batch of a switch holds the rows of its leads, and the keys it shares with open leads of other batches. A single
/// conversion holds the rows of all open leads that share a key with its own, so it waits for the batch they are in
/// and finds the customer it made; and all its own keys, for others of its kind whose leads nobody can see yet.
@Component
class KeyLocks {
    /// Any number of keys takes at most this many locks, which has room for some thousands.
    private static final int BUCKETS = 1024;

    private static final String ROWS = """
            select count(*) from (
                select l.id from lead l
                where l.account_id = :account and l.semantics = 'P' and l.id in (
                    select other.record_id
                    from contact_point own
                    join contact_point other
                        on other.account_id = :account and other.match_key = own.match_key and other.kind = 1
                    where own.account_id = :account and own.kind = 1 and own.record_id = :lead
                    union all select cast(:lead as bigint))
                order by l.id
                for update
            ) locked""";

    private static final String KEYS = """
            select count(pg_advisory_xact_lock(hashtextextended('conversion', bucket * 1000003 + :account)))
            from (
                select distinct hashtext(k.match_key) & %d as bucket
                from conversion_key k
                where :all or exists (
                    select from contact_point p
                    cross join lateral (
                        select from lead other where other.account_id = :account and other.id = p.record_id
                            and other.semantics = 'P' offset 0) open
                    where p.account_id = :account and p.match_key = k.match_key and p.kind = 1
                        and p.record_id <> k.lead_id
                        and not exists (select from conversion_batch b where b.lead_id = p.record_id offset 0)
                    offset 0)
                order by 1
            ) ordered""".formatted(BUCKETS - 1);

    private final JdbcClient sql;

    KeyLocks(JdbcClient sql) {
        this.sql = sql;
    }

    /// Before a single lead is picked.
    void takeRows(long leadId) {
        sql.sql(ROWS)
                .param("account", CurrentAccount.require().value())
                .param("lead", leadId)
                .query(Long.class)
                .single();
    }

    /// When the keys of the batch are collected.
    void take(ConversionPlan plan) {
        sql.sql(KEYS)
                .param("account", CurrentAccount.require().value())
                .param("all", plan.switchId() == null)
                .query(Long.class)
                .single();
    }
}
