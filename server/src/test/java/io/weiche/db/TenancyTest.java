package io.weiche.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Two accounts on one database never see or touch each other's rows.
@WeicheTest
class TenancyTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    TenancyTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void aTransactionWithoutAnAccountDoesNotBegin() {
        assertThatThrownBy(() -> transaction.execute(_ -> "never")).hasMessageContaining("no account");
    }

    @Test
    void aStatementOutsideOfAnAccountFailsInsteadOfAnsweringNothing() {
        assertThatThrownBy(() ->
                        sql.sql("select count(*) from lead").query(Long.class).single())
                // unset on a fresh connection, empty on a used one: loud either way
                .rootCause()
                .message()
                .containsAnyOf("app.account_id", "invalid input syntax for type bigint");
    }

    @Test
    void aForgottenConditionShowsOnlyTheOwnAccount() {
        var one = accounts.openClassic();
        var other = accounts.openClassic();
        one.lead("{\"title\":\"eins\"}");
        other.lead("{\"title\":\"zwei\"}");
        long seen = CurrentAccount.callAs(
                one.account(),
                () -> transaction.execute(_ -> sql.sql("select count(*) from lead where title in ('eins', 'zwei')")
                        .query(Long.class)
                        .single()));
        assertThat(seen).isEqualTo(1);
    }

    @Test
    void aRowCannotBeWrittenIntoAnotherAccount() {
        var one = accounts.open();
        var other = accounts.open();
        assertThatThrownBy(() -> CurrentAccount.callAs(
                        one.account(),
                        () -> transaction.execute(_ -> sql.sql(
                                        "insert into record_identity (account_id, kind, id) values (:account, 1, 1000000000)")
                                .param("account", other.account().value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void recordsOfAnotherAccountAreNotFound() {
        var one = accounts.openClassic();
        var other = accounts.openClassic();
        var lead = one.lead("{\"title\":\"meins\"}");
        other.get("/leads/" + lead).isProblem(404, "not-found");
        other.patch("/leads/" + lead, "{\"title\":\"deins\"}").isProblem(404, "not-found");
        other.delete("/leads/" + lead).isProblem(404, "not-found");
        other.post("/leads/" + lead + "/conversion", "{\"deal\":{}}").isProblem(404, "not-found");
        other.get("/leads/" + lead + "/timeline").isProblem(404, "not-found");
        other.post("/activities", "{\"title\":\"x\",\"records\":[{\"kind\":\"LEAD\",\"id\":" + lead + "}]}")
                .isProblem(400, "invalid-input", "records");
        var pipeline = one.items("/pipelines").get(0).path("id").longValue();
        other.post("/deals", "{\"title\":\"x\",\"pipelineId\":" + pipeline + "}")
                .isProblem(400, "invalid-input", "pipelineId");
        assertThat(one.get("/leads/" + lead).json().path("title").asString()).isEqualTo("meins");
    }
}
