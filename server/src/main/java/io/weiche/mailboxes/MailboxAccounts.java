package io.weiche.mailboxes;

import io.weiche.kernel.AccountId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which accounts have mail to fetch or to send, asked before anybody has entered one.
@Component
class MailboxAccounts {
    private static final String DUE = """
            select account_id from mailbox_account where look_at <= clock_timestamp() order by look_at""";

    private final JdbcClient sql;

    MailboxAccounts(DataSource pool) {
        this.sql = JdbcClient.create(pool);
    }

    List<AccountId> due() {
        return sql.sql(DUE).query(Long.class).list().stream()
                .map(AccountId::new)
                .toList();
    }
}
