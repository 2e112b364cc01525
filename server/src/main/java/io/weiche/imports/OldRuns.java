package io.weiche.imports;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets files go that nobody needs any more: thirty days after their run, a week after they were read for nothing, a
/// day after their reading was broken off.
@Component
class OldRuns {
    private static final String OLD = """
            select id from import_run
            where account_id = :account and (finished_at < clock_timestamp() - interval '30 days'
                    and status not in ('RUNNING', 'UNDOING')
                or status in ('READ', 'REHEARSED') and read_at < clock_timestamp() - interval '7 days'
                or status = 'READING' and read_at < clock_timestamp() - interval '1 day')
            order by id limit 10""";

    private static final List<String> SOME = List.of("""
            delete from import_record where account_id = :account and run_id = :run and (kind, record_id) in (
                select kind, record_id from import_record where account_id = :account and run_id = :run limit 5000)""", """
            delete from import_rejection where account_id = :account and run_id = :run and row_number in (
                select row_number from import_rejection where account_id = :account and run_id = :run limit 5000)""", """
            delete from import_page where account_id = :account and run_id = :run and number in (
                select number from import_page where account_id = :account and run_id = :run limit 100)""");

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    OldRuns(JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /// Some at a time, each in a transaction of its own.
    void forget() {
        var old = transaction.execute(_ -> statement(OLD).query(Long.class).list());
        if (old == null) {
            return;
        }
        for (var run : old) {
            for (var part : SOME) {
                while (Boolean.TRUE.equals(transaction.execute(
                        _ -> statement(part).param("run", run).update() > 0))) {
                    // some at a time
                }
            }
            transaction.executeWithoutResult(
                    _ -> statement("delete from import_run where account_id = :account and id = :run")
                            .param("run", run)
                            .update());
        }
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }
}
