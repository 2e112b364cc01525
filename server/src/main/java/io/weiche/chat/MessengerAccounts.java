package io.weiche.chat;

import io.weiche.kernel.AccountId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which accounts have messengers, asked before anybody has entered one.
@Component
class MessengerAccounts {
    private final JdbcClient sql;

    MessengerAccounts(DataSource pool) {
        this.sql = JdbcClient.create(pool);
    }

    List<AccountId> all() {
        return sql.sql("select account_id from chat_account order by account_id").query(Long.class).list().stream()
                .map(AccountId::new)
                .toList();
    }
}
