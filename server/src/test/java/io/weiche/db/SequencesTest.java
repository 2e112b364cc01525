package io.weiche.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WeicheTest
class SequencesTest {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final TestAccounts accounts;

    SequencesTest(JdbcClient sql, TransactionTemplate transaction, TestAccounts accounts) {
        this.sql = sql;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    private long ask(String statement) {
        return sql.sql("select " + statement).query(Long.class).single();
    }

    @Test
    void theFirstNumberOfAllIsSeenToBeGiven() {
        var seen = CurrentAccount.callAs(
                accounts.openClassic().account(),
                () -> transaction.execute(status -> {
                    status.setRollbackOnly();
                    sql.sql("create temporary sequence numbers_of_a_test").update();
                    var before = ask(Sequences.given("numbers_of_a_test"));
                    ask("nextval('numbers_of_a_test')");
                    var after = ask(Sequences.given("numbers_of_a_test"));
                    ask("nextval('numbers_of_a_test')");
                    return List.of(before, after, ask(Sequences.given("numbers_of_a_test")));
                }));
        assertThat(seen).containsExactly(0L, 1L, 2L);
    }
}
