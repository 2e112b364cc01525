package io.weiche.modes;

import io.weiche.kernel.CurrentAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The cut-over rule (design 5): whatever may leave an open lead behind holds the account's lock in shared mode and
/// reads the mode only then; a switch takes it alone, writes the mode and commits. So the moment it commits no open
/// lead can appear any more, and none that it did not count.
@Component
class CutOver {
    /// First half of the key: PostgreSQL keeps these apart from locks with a single key.
    private static final int MODE = 0x6d6f6465;

    private final JdbcClient sql;

    CutOver(JdbcClient sql) {
        this.sql = sql;
    }

    /// Until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public void join() {
        lock("select count(pg_advisory_xact_lock_shared(:mode, :account))");
    }

    /// Waits until nobody else is in a transaction that joined.
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone() {
        KeptMode.forget();
        lock("select count(pg_advisory_xact_lock(:mode, :account))");
    }

    private void lock(String statement) {
        sql.sql(statement)
                .param("mode", MODE)
                .param("account", (int) (CurrentAccount.require().value() % Integer.MAX_VALUE))
                .query(Long.class)
                .single();
    }
}
