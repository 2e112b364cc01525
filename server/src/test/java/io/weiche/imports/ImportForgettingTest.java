package io.weiche.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Files hold people's data: old ones go, also where nobody imports anything any more.
@WeicheTest
class ImportForgettingTest {
    private final TestAccounts accounts;
    private final ImportForgetting forgetting;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    ImportForgettingTest(
            TestAccounts accounts, ImportForgetting forgetting, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.forgetting = forgetting;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void whatIsOldIsForgottenThoughNobodyImportsAnythingAnyMore() {
        var api = accounts.open();
        long done = Files.read(api, "contacts", "Nachname;E-Mail", "Muster;keine-adresse", "Meier;");
        Files.run(api, done, "");
        long read = Files.read(api, "contacts", "Nachname", "Muster");
        long broken = Files.read(api, "contacts", "Nachname", "Muster");
        long young = Files.read(api, "contacts", "Nachname", "Muster");
        change(api, "status = 'READING', read_at = read_at - interval '25 hours'", broken);
        change(api, "read_at = read_at - interval '6 days'", young);
        change(api, "read_at = read_at - interval '8 days'", read);
        change(api, "finished_at = finished_at - interval '31 days'", done);

        forgetting.round();

        for (var table : List.of("import_run", "import_page")) {
            assertThat(runs(api, table)).as(table).containsExactly(young);
        }
        for (var table : List.of("import_rejection", "import_record")) {
            assertThat(runs(api, table)).as(table).isEmpty();
        }
    }

    private void change(Api api, String set, long run) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(
                        _ -> sql.sql("update import_run set " + set + " where account_id = :account and id = :run")
                                .param("account", api.account().value())
                                .param("run", run)
                                .update()));
    }

    private List<Long> runs(Api api, String table) {
        var run = table.equals("import_run") ? "id" : "run_id";
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(
                        _ -> sql.sql("select distinct " + run + " from " + table + " where account_id = :account")
                                .param("account", api.account().value())
                                .query(Long.class)
                                .list()));
    }
}
