package io.weiche.access;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The rights of people who are not here now: who of some may read a record. For what they are told.
@Component
public class Readers {
    private static final String ACTIVE = """
            select id from app_user
            where account_id = :account and id = any(cast(:users as bigint[])) and active""";

    private static final String ACCOUNTS = "select distinct account_id from login_account order by account_id";

    private final JdbcClient sql;
    private final RightsStore rights;

    Readers(JdbcClient sql, RightsStore rights) {
        this.sql = sql;
        this.rights = rights;
    }

    /// Those of the users of the current account who are active and may read a record.
    public Set<Long> among(Collection<Long> users, Subject record) {
        if (users.isEmpty()) {
            return Set.of();
        }
        var readers = new HashSet<Long>();
        rights.of(active(users)).forEach((user, matrix) -> {
            if (matrix.allows(Action.READ, record)) {
                readers.add(user);
            }
        });
        return readers;
    }

    /// The same for many records, each with one person who may be told of it.
    ///
    /// @return the records their person may read
    public <K> Set<K> reading(Map<K, Asked> records) {
        var people = records.values().stream().map(Asked::userId).collect(Collectors.toSet());
        var matrices = people.isEmpty() ? Map.<Long, Matrix>of() : rights.of(active(people));
        var readable = new HashSet<K>();
        records.forEach((key, asked) -> {
            var matrix = matrices.get(asked.userId());
            if (matrix != null && matrix.allows(Action.READ, asked.record())) {
                readable.add(key);
            }
        });
        return readable;
    }

    /// Whether this person may read this record.
    public record Asked(long userId, Subject record) {}

    private Set<Long> active(Collection<Long> users) {
        return sql.sql(ACTIVE)
                .param("account", CurrentAccount.require().value())
                .param("users", new SqlArrayValue("bigint", users.toArray()))
                .query(Long.class)
                .set();
    }

    /// All accounts with people, for work that nobody in particular asks for.
    public List<AccountId> accounts() {
        return sql.sql(ACCOUNTS).query(Long.class).list().stream()
                .map(AccountId::new)
                .toList();
    }
}
