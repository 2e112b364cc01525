package io.weiche.calls;

import io.weiche.kernel.CurrentAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Settings of calls, one row for each account that changed any.
@Repository
class CallSettingsStore {
    private final JdbcClient sql;

    CallSettingsStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    @Nullable
    String link() {
        return statement("select link from call_settings where account_id = :account")
                .query((row, _) -> new Link(row.getString("link")))
                .optional()
                .map(Link::text)
                .orElse(null);
    }

    private record Link(@Nullable String text) {}

    void setLink(@Nullable String link) {
        statement("""
                        insert into call_settings (account_id, link) values (:account, cast(:link as text))
                        on conflict (account_id) do update set link = excluded.link""").param("link", link).update();
    }
}
