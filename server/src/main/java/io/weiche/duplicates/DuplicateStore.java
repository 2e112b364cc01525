package io.weiche.duplicates;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on keys that several records share, and on pairs that are no duplicates.
@Repository
class DuplicateStore {
    /// More records share a key than anybody would merge: a switchboard, a "no-reply".
    static final int CROWD = 20;

    /// The companies the account itself sells as are nobody's duplicate. `TABLE` stands for what names the record.
    private static final String NOT_OURS = """
            and not (TABLE.kind = 4 and exists (select from own_company o
                where o.account_id = :account and o.company_id = TABLE.record_id))""";

    /// Reads the index of match keys from the last key on, until enough are found.
    private static final String SHARED_POINTS = """
            select k.match_key, array_agg(distinct k.record_id) as ids from contact_point k
            where k.account_id = :account and k.kind = :kind and k.match_key is not null
                and (cast(:after as text) is null or k.match_key > :after) OURS
            group by k.match_key
            having count(distinct k.record_id) between 2 and :crowd
            order by k.match_key limit :limit""".replace("OURS", notOurs("k"));

    /// Whole names stand among the words of the search, behind a sign that is in no word.
    private static final String SHARED_NAMES = """
            select k.word, array_agg(k.record_id) as ids from search_posting k
            where k.account_id = :account and k.kind = :kind
                and k.word > coalesce(cast(:after as text), '=') and k.word < '>' OURS
            group by k.word
            having count(*) between 2 and :crowd
            order by k.word limit :limit""".replace("OURS", notOurs("k"));

    private static final String SAME_POINTS = """
            select distinct other.record_id from contact_point own
            cross join lateral (
                select p.record_id from contact_point p
                where p.account_id = :account and p.match_key = own.match_key and p.kind = :kind OURS
                limit :crowd) other
            where own.account_id = :account and own.kind = :kind and own.record_id = :id
                and own.match_key is not null and other.record_id <> :id""".replace("OURS", notOurs("p"));

    private static final String SAME_NAMES = """
            select distinct other.record_id from search_posting own
            cross join lateral (
                select p.record_id from search_posting p
                where p.account_id = :account and p.word = own.word and p.kind = :kind OURS
                limit :crowd) other
            where own.account_id = :account and own.kind = :kind and own.record_id = :id
                and own.word > '=' and own.word < '>' and other.record_id <> :id""".replace("OURS", notOurs("p"));

    private static final String COMPANIES = """
            select contact_id, company_id from contact_company
            where account_id = :account and contact_id = any(cast(:ids as bigint[]))""";

    private static final String COMPANIES_OF_LEADS = """
            select id, company_title from lead
            where account_id = :account and id = any(cast(:ids as bigint[])) and company_title is not null""";

    private static final String PAIRS = """
            select one_id, other_id from not_duplicate
            where account_id = :account and kind = :kind and one_id = any(cast(:ids as bigint[]))
                and other_id = any(cast(:ids as bigint[]))""";

    private static final String NOTE = """
            insert into not_duplicate (account_id, kind, one_id, other_id, noted_by_id)
            select :account, :kind, one.id, other.id, cast(:actor as bigint)
            from unnest(cast(:ids as bigint[])) as one (id)
            join unnest(cast(:ids as bigint[])) as other (id) on other.id > one.id
            on conflict do nothing""";

    private static final String FORGET = """
            delete from not_duplicate
            where account_id = :account and kind = :kind and one_id = any(cast(:ids as bigint[]))
                and other_id = any(cast(:ids as bigint[]))""";

    private final JdbcClient sql;

    DuplicateStore(JdbcClient sql) {
        this.sql = sql;
    }

    static String notOurs(String table) {
        return NOT_OURS.replace("TABLE", table);
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    static SqlArrayValue numbers(Collection<Long> values) {
        return new SqlArrayValue("bigint", values.toArray());
    }

    /// A key and the records that share it.
    record Shared(String key, List<Long> ids) {}

    List<Shared> sharedPoints(RecordKind kind, @Nullable String after, int limit) {
        return shared(SHARED_POINTS, kind, after, limit);
    }

    List<Shared> sharedNames(RecordKind kind, @Nullable String after, int limit) {
        return shared(SHARED_NAMES, kind, after, limit);
    }

    private List<Shared> shared(String statement, RecordKind kind, @Nullable String after, int limit) {
        return sql.sql(statement)
                .param("account", account())
                .param("kind", kind.typeId())
                .param("after", after)
                .param("crowd", CROWD)
                .param("limit", limit)
                .query((row, _) -> new Shared(
                        row.getString(1), List.of((Long[]) row.getArray(2).getArray())))
                .list();
    }

    /// Who shares a key with a record.
    Set<Long> sharing(RecordKind kind, long id) {
        var ids = new HashSet<Long>();
        for (var statement : List.of(SAME_POINTS, SAME_NAMES)) {
            ids.addAll(sql.sql(statement)
                    .param("account", account())
                    .param("kind", kind.typeId())
                    .param("id", id)
                    .param("crowd", CROWD)
                    .query(Long.class)
                    .list());
        }
        return ids;
    }

    /// The companies of records that have some: numbers for contacts, names for leads.
    Map<Long, Set<String>> companies(RecordKind kind, Collection<Long> ids) {
        var companies = new HashMap<Long, Set<String>>();
        if (kind == RecordKind.CONTACT || kind == RecordKind.LEAD) {
            sql.sql(kind == RecordKind.CONTACT ? COMPANIES : COMPANIES_OF_LEADS)
                    .param("account", account())
                    .param("ids", numbers(ids))
                    .query(row -> {
                        companies
                                .computeIfAbsent(row.getLong(1), _ -> new HashSet<>())
                                .add(row.getString(2));
                    });
        }
        return companies;
    }

    /// Two records, the lower number first.
    record Pair(long one, long other) {
        static Pair of(long some, long another) {
            return new Pair(Math.min(some, another), Math.max(some, another));
        }
    }

    Set<Pair> notDuplicates(RecordKind kind, Collection<Long> ids) {
        return new HashSet<>(sql.sql(PAIRS)
                .param("account", account())
                .param("kind", kind.typeId())
                .param("ids", numbers(ids))
                .query((row, _) -> new Pair(row.getLong(1), row.getLong(2)))
                .list());
    }

    void note(RecordKind kind, Collection<Long> ids, @Nullable Long actor) {
        sql.sql(NOTE)
                .param("account", account())
                .param("kind", kind.typeId())
                .param("ids", numbers(new ArrayList<>(new HashSet<>(ids))))
                .param("actor", actor)
                .update();
    }

    void forget(RecordKind kind, Collection<Long> ids) {
        sql.sql(FORGET)
                .param("account", account())
                .param("kind", kind.typeId())
                .param("ids", numbers(ids))
                .update();
    }
}
