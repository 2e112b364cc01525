package io.weiche.webhooks;

import io.weiche.db.Sequences;
import io.weiche.kernel.AccountId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which accounts have something to do, asked before anybody has entered one.
@Component
class WebhookAccounts {
    private static final long NONE = -1;

    /// How far the outbox has been written, the oldest transaction that is running, and the one that would be next.
    private static final String WRITTEN = """
            select GIVEN as written,
                cast(cast(pg_snapshot_xmin(s) as text) as bigint) as oldest,
                cast(cast(pg_snapshot_xmax(s) as text) as bigint) as next
            from pg_current_snapshot() s""".replace("GIVEN", Sequences.given("outbox_id_seq"));

    private static final String ALL = "select account_id from webhook_account order by account_id";

    private static final String DUE = """
            select account_id from webhook_account where look_at <= clock_timestamp() order by look_at""";

    private final JdbcClient sql;
    private long seen = NONE;
    private long horizon = NONE;
    private boolean settled;

    WebhookAccounts(DataSource pool) {
        this.sql = JdbcClient.create(pool);
    }

    private record Written(long written, long oldest, long next) {}

    /// Accounts that may have news, and those that have something due. Numbers are given before their transactions end,
    /// so after news all are looked at until everybody who could still bring some has ended.
    List<AccountId> toLookAt() {
        var now = sql.sql(WRITTEN)
                .query((row, _) -> new Written(row.getLong("written"), row.getLong("oldest"), row.getLong("next")))
                .single();
        var all = note(now);
        return sql.sql(all ? ALL : DUE).query(Long.class).list().stream()
                .map(AccountId::new)
                .toList();
    }

    private boolean note(Written now) {
        if (now.written() != seen) {
            seen = now.written();
            horizon = NONE;
            settled = false;
            return true;
        }
        if (settled) {
            return false;
        }
        if (horizon == NONE) {
            // a number can be given a moment before its transaction has one, so the look after counts
            horizon = now.next();
        } else {
            settled = now.oldest() >= horizon;
        }
        return true;
    }
}
