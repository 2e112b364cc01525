package io.weiche.duplicates;

import io.weiche.duplicates.Likeness.Common;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on who has what somebody is typing.
@Repository
class KnownStore {
    /// Of a switchboard's number the newest: whoever types it looks at five.
    private static final int CROWD = 100;

    private static final String WITH_KEYS = """
            select found.kind, found.record_id, found.type
            from unnest(cast(:keys as text[])) as k (match_key)
            cross join unnest(array[1, 3, 4]) as o (kind)
            cross join lateral (
                select p.kind, p.record_id, p.type from contact_point p
                where p.account_id = :account and p.match_key = k.match_key and p.kind = o.kind OURS
                order by p.record_id desc limit :crowd) found""".replace("OURS", DuplicateStore.notOurs("p"));

    private static final String NAMED = """
            select p.record_id from search_posting p
            where p.account_id = :account and p.word = :word and p.kind = :kind OURS
            order by p.record_id desc limit :crowd""".replace("OURS", DuplicateStore.notOurs("p"));

    private static final String DEALS_OF = """
            (select d.id from deal d
                where d.account_id = :account and d.company_id = :company and d.semantics = 'P'
                order by d.id desc limit :crowd)
            union
            (select d.id from deal_contact c
                join deal d on d.account_id = :account and d.id = c.deal_id and d.semantics = 'P'
                where c.account_id = :account and c.contact_id = :contact
                order by d.id desc limit :crowd)""";

    private final JdbcClient sql;

    KnownStore(JdbcClient sql) {
        this.sql = sql;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    /// Leads, contacts and companies with one of these keys, and of which types those are.
    Map<RecordRef, Set<Common>> withKeys(Collection<String> keys) {
        var found = new HashMap<RecordRef, Set<Common>>();
        if (!keys.isEmpty()) {
            sql.sql(WITH_KEYS)
                    .param("account", account())
                    .param("keys", new SqlArrayValue("text", keys.toArray()))
                    .param("crowd", CROWD)
                    .query(row -> {
                        var ref = new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id"));
                        found.computeIfAbsent(ref, _ -> EnumSet.noneOf(Common.class))
                                .add(Common.valueOf(row.getString("type")));
                    });
        }
        return found;
    }

    /// @param word a whole name as it stands among the words of the search
    Set<Long> named(RecordKind kind, @Nullable String word) {
        return word == null
                ? Set.of()
                : new HashSet<>(sql.sql(NAMED)
                        .param("account", account())
                        .param("word", word)
                        .param("kind", kind.typeId())
                        .param("crowd", CROWD)
                        .query(Long.class)
                        .list());
    }

    /// What is being sold to them.
    List<Long> openDealsOf(@Nullable Long contactId, @Nullable Long companyId) {
        return contactId == null && companyId == null
                ? List.of()
                : sql.sql(DEALS_OF)
                        .param("account", account())
                        .param("contact", contactId == null ? 0 : contactId)
                        .param("company", companyId == null ? 0 : companyId)
                        .param("crowd", CROWD)
                        .query(Long.class)
                        .list();
    }
}
