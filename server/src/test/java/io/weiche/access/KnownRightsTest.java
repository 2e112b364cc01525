package io.weiche.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestDatabase;
import io.weiche.testing.WeicheTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Rights are kept between requests, and every change holds from the next request on, whichever node made it.
@WeicheTest
class KnownRightsTest {
    private final TestAccounts accounts;
    private final SignIns signIns;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    KnownRightsTest(TestAccounts accounts, SignIns signIns, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.sql = sql;
        this.transaction = transaction;
    }

    /// As another node or an operator would.
    private static void change(Api user, String statement) throws SQLException {
        try (var connection = TestDatabase.get().openAsOwner()) {
            connection.setAutoCommit(false);
            try (var account = connection.prepareStatement("select set_config('app.account_id', ?, true)")) {
                account.setString(1, Long.toString(user.account().value()));
                account.execute();
            }
            try (var changing = connection.createStatement()) {
                changing.executeUpdate(statement);
            }
            connection.commit();
        }
    }

    private static long version(Api user) throws SQLException {
        try (var connection = TestDatabase.get().openForCheck();
                var rows = connection
                        .createStatement()
                        .executeQuery("select version from rights_version where account_id = "
                                + user.account().value())) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Test
    void whatAnotherNodeChangesHoldsFromTheNextRequestOn() throws SQLException {
        var administrator = accounts.open();
        var manager = accounts.manager(administrator);
        manager.get("/account").is(200);
        manager.patch("/account", Json.of("{'name':'Neu'}")).isProblem(403, "forbidden");
        var account = administrator.account().value();
        change(
                administrator,
                "update role set edit_settings = true where account_id = " + account + " and code = 'MANAGER'");
        manager.patch("/account", Json.of("{'name':'Neu'}")).is(200);
        change(
                administrator,
                "update app_user set active = false where account_id = " + account + " and id = " + manager.userId());
        manager.get("/account").is(401);
    }

    @Test
    void everyTableThatRightsComeFromCountsThemUp() throws SQLException {
        var administrator = accounts.open();
        var manager = accounts.manager(administrator);
        var account = administrator.account().value();
        var department = administrator
                .post("/departments", Json.of("{'name':'Vertrieb'}"))
                .is(201)
                .id();
        var of = " where account_id = " + account;
        for (var statement : List.of(
                "update role_permission set scope = 'ALL'" + of + " and action = 'READ' and kind = 2",
                "delete from user_role" + of + " and user_id = " + manager.userId(),
                "insert into department_member (account_id, department_id, user_id) values (" + account + ", "
                        + department + ", " + manager.userId() + ")",
                "update department set head_id = " + manager.userId() + of + " and id = " + department,
                "update app_user set last_name = 'Neu'" + of + " and id = " + manager.userId())) {
            var before = version(administrator);
            change(administrator, statement);
            assertThat(version(administrator)).as(statement).isGreaterThan(before);
        }
        assertThat(version(accounts.open())).as("an account of its own").isPositive();
    }

    @Test
    void whatATransactionChangedThatFailedIsNotKept() {
        var administrator = accounts.open();
        var manager = accounts.manager(administrator);
        CurrentAccount.runAs(administrator.account(), () -> {
            var seen = transaction.execute(status -> {
                sql.sql("update role set edit_settings = true where account_id = ? and code = 'MANAGER'")
                        .param(administrator.account().value())
                        .update();
                status.setRollbackOnly();
                return signIns.signedIn(manager.userId()).orElseThrow();
            });
            assertThat(seen.editSettings()).isTrue();
            assertThat(signIns.signedIn(manager.userId()).orElseThrow().editSettings())
                    .isFalse();
        });
    }

    @Test
    void whatIsNoRightCountsNothing() throws SQLException {
        var administrator = accounts.open();
        var before = version(administrator);
        administrator.post("/deals", Json.of("{'title':'Dach'}")).is(201);
        administrator.get("/deals").is(200);
        assertThat(version(administrator)).isEqualTo(before);
    }
}
