package io.weiche.records;

import io.weiche.kernel.CurrentAccount;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The turn to write what the search knows of an account's records: one has it until its transaction ends, so that a
/// later change never loses to an earlier one.
@Repository
public class ReadingTurn {
    /// First half of the key of the lock.
    private static final int READING = 0x73726368;

    private final JdbcClient sql;

    ReadingTurn(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return false when somebody else has it
    public boolean tryTake() {
        return ask("select pg_try_advisory_xact_lock(:reading, :account)")
                .query(Boolean.class)
                .single();
    }

    /// Waits for whoever has it.
    public void take() {
        ask("select pg_advisory_xact_lock(:reading, :account)").query(_ -> {});
    }

    private JdbcClient.StatementSpec ask(String statement) {
        return sql.sql(statement).param("reading", READING).param("account", (int)
                (CurrentAccount.require().value() % Integer.MAX_VALUE));
    }
}
