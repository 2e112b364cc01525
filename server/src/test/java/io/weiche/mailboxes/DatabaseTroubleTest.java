package io.weiche.mailboxes;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What ails our own database is nobody else's fault.
@WeicheTest
class DatabaseTroubleTest {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;

    DatabaseTroubleTest(JdbcClient sql, TransactionTemplate transaction, TestAccounts accounts) {
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
    }

    private <T> T in(Supplier<T> work) {
        return CurrentAccount.callAs(api.account(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", api.account().value());
    }

    private static void asOwner(String... statements) throws SQLException {
        try (var owner = TestDatabase.get().openAsOwner();
                var statement = owner.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        }
    }

    /// How long it rests, in seconds; 0 while it is being read.
    private double rest() {
        return in(() -> of("""
                        select coalesce(max(cast(extract(epoch from next_look_at - clock_timestamp()) as float8)), 0)
                        from mailbox where account_id = :account and busy_until is null
                            and next_look_at > clock_timestamp()""").query(Double.class).single());
    }

    @Test
    void aMailboxDoesNotRestBecauseOfADeadlockOfOurs() throws Exception {
        asOwner("""
                create or replace function weiche.refuse_jam() returns trigger language plpgsql as $$
                begin raise exception 'deadlock' using errcode = '40P01'; end $$""", """
                create or replace trigger refuse_jam before insert on weiche.email_message for each row
                when (new.subject = 'Verklemmt') execute function weiche.refuse_jam()""");
        try (var server = new TestMailServer()) {
            server.deliver(
                    "From: erika@kundin.example\r\nSubject: Verklemmt\r\nMessage-ID: <1@kundin.example>", "Hallo");
            var mailbox = api.post("/mailboxes", server.mailbox("")).is(201).id();
            var rest = await("it rests a little", this::rest, seconds -> seconds > 0);
            assertThat(rest).isLessThan(6);
            assertThat(api.get("/mailboxes/" + mailbox).json().path("failure").isMissingNode())
                    .isTrue();
            asOwner("drop trigger refuse_jam on weiche.email_message");
            await("it becomes a lead", () -> api.items("/leads").size() == 1);
            api.delete("/mailboxes/" + mailbox).is(204);
        } finally {
            asOwner(
                    "drop trigger if exists refuse_jam on weiche.email_message",
                    "drop function if exists weiche.refuse_jam()");
        }
    }
}
