package io.weiche.calls;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on telephone systems that sign.
@Repository
class CallProviderStore {
    private static final String FIND = """
            select id, name, key, owner_id, told_at, created_at from call_provider
            where account_id = :account""";

    private final JdbcClient sql;

    CallProviderStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    List<CallProvider> list() {
        return of(FIND + " order by id").query(CallProvider.class).list();
    }

    Optional<CallProvider> find(long id) {
        return of(FIND + " and id = :id")
                .param("id", id)
                .query(CallProvider.class)
                .optional();
    }

    Optional<CallProvider> findByKey(String key) {
        return of(FIND + " and key = :key")
                .param("key", key)
                .query(CallProvider.class)
                .optional();
    }

    /// Sealed.
    byte[] secret(long id) {
        return of("select secret from call_provider where account_id = :account and id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    long insert(String name, String key, byte[] secret, long owner) {
        return of("""
                        insert into call_provider (account_id, name, key, secret, owner_id)
                        values (:account, :name, :key, :secret, :owner) returning id""")
                .param("name", name)
                .param("key", key)
                .param("secret", secret)
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    void rotate(long id, byte[] secret) {
        of("update call_provider set secret = :secret where account_id = :account and id = :id")
                .param("id", id)
                .param("secret", secret)
                .update();
    }

    void delete(long id) {
        of("delete from call_provider where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }

    /// To the minute: calls do not wait for each other here.
    void told(long id) {
        of("""
                        update call_provider set told_at = clock_timestamp()
                        where account_id = :account and id = :id
                            and (told_at is null or told_at < clock_timestamp() - interval '1 minute')""").param("id", id).update();
    }
}
