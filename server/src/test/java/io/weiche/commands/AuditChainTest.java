package io.weiche.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Crowd;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.sql.Connection;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The audit cannot be changed unnoticed (reliability R28).
@WeicheTest
class AuditChainTest {
    private static final String CHAIN =
            "every entry of the audit is a link of its chain, and no link was changed, taken out or put in";

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    AuditChainTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    private Api withHistory() {
        var user = accounts.open();
        for (int i = 0; i < 4; i++) {
            user.post("/pipelines", Json.of("{'name':'P" + i + "'}")).is(201);
        }
        return user;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set action = 'nothing' where account_id = :a and id = :second",
                "update audit_entry set after = '{\"plan\":\"BASIC\"}' where account_id = :a and id = :second",
                "update audit_entry set actor_id = 4711 where account_id = :a and id = :second",
                "update audit_entry set at = at + interval '1 second' where account_id = :a and id = :second",
                "update audit_entry set address = '192.0.2.1' where account_id = :a and id = :second",
                "delete from audit_link where account_id = :a and entry_id = :second",
                "delete from audit_link where account_id = :a and entry_id = :second;"
                        + " update audit_link set seq = seq - 1 where account_id = :a and entry_id = :third",
                "update audit_link set hash = sha256('x'::bytea) where account_id = :a and entry_id = :second"
            })
    void whateverIsDoneToAnEntryIsFoundByTheCheck(String damage) throws Exception {
        var user = withHistory();
        try (var connection = TestDatabase.openAsSuperuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(Invariants.count(connection)).containsEntry(CHAIN, 0L);
            statement.execute(damage.replace(":second", entry(1))
                    .replace(":third", entry(2))
                    .replace(":a", user.account().toString()));
            assertThat(Invariants.count(connection).get(CHAIN)).isPositive();
            connection.rollback();
        }
    }

    private static String entry(int offset) {
        return "(select id from audit_entry where account_id = :a order by id offset " + offset + " limit 1)";
    }

    @Test
    void theServerItselfCanNeitherChangeNorDeleteAnEntry() {
        var user = withHistory();
        for (var table : new String[] {"audit_entry", "audit_link"}) {
            for (var verb : new String[] {"delete from " + table, "update " + table + " set account_id = account_id"}) {
                assertThatThrownBy(() -> CurrentAccount.runAs(
                                user.account(),
                                () -> transaction.executeWithoutResult(
                                        _ -> sql.sql(verb + " where account_id = " + user.account())
                                                .update())))
                        .hasStackTraceContaining("permission denied");
            }
        }
    }

    @Test
    @Crowd
    void whatManyWriteAtOnceIsOneChain() throws Exception {
        var user = accounts.open();
        try (var pool = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 24)
                    .forEach(i -> pool.submit(() -> user.post("/tokens", Json.of("{'kind':'API','name':'t" + i + "'}"))
                            .is(201)));
        }
        try (var connection = TestDatabase.get().openForCheck()) {
            assertThat(Invariants.count(connection)).containsEntry(CHAIN, 0L);
        }
        assertThat(user.items("/audit?action=token-opened&limit=200").size()).isGreaterThanOrEqualTo(24);
    }
}
