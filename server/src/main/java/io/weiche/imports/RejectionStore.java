package io.weiche.imports;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on rows nothing was made of.
@Repository
class RejectionStore {
    private final JdbcClient sql;

    RejectionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param outcome FAILED or SKIPPED
    /// @param others what else is wrong with it
    record Rejection(long row, String outcome, Reason reason, List<Reason> others) {
        Rejection {
            others = List.copyOf(others);
        }
    }

    /// @param field null for the row as a whole
    record Reason(@Nullable String field, String code) {
        static Reason of(RowProblem problem) {
            return new Reason(problem.field(), problem.code());
        }

        String line() {
            return (field == null ? "" : field) + " " + code;
        }

        static Reason read(String line) {
            var blank = line.lastIndexOf(' ');
            return new Reason(blank == 0 ? null : line.substring(0, blank), line.substring(blank + 1));
        }
    }

    void failed(long runId, List<RowProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        statement("""
                        insert into import_rejection (account_id, run_id, row_number, outcome, reason, field, others)
                        select :account, :run, r.row_number, 'FAILED', r.reason, r.field, r.others
                        from unnest(cast(:rows as bigint[]), cast(:reasons as text[]), cast(:fields as text[]),
                            cast(:others as text[])) as r (row_number, reason, field, others)
                        on conflict do nothing""", runId)
                .param(
                        "rows",
                        array("bigint", problems.stream().map(RowProblem::row).toList()))
                .param(
                        "reasons",
                        array("text", problems.stream().map(RowProblem::code).toList()))
                .param(
                        "fields",
                        new SqlArrayValue(
                                "text", problems.stream().map(RowProblem::field).toArray()))
                .param(
                        "others",
                        new SqlArrayValue(
                                "text",
                                problems.stream().map(RejectionStore::others).toArray()))
                .update();
    }

    private static @Nullable String others(RowProblem problem) {
        return problem.others().isEmpty()
                ? null
                : problem.others().stream()
                        .map(other -> Reason.of(other).line())
                        .collect(Collectors.joining("\n"));
    }

    void skipped(long runId, String reason, List<Long> rows) {
        if (rows.isEmpty()) {
            return;
        }
        statement("""
                        insert into import_rejection (account_id, run_id, row_number, outcome, reason)
                        select :account, :run, r, 'SKIPPED', :reason from unnest(cast(:rows as bigint[])) as r
                        on conflict do nothing""", runId)
                .param("reason", reason)
                .param("rows", array("bigint", rows))
                .update();
    }

    /// Rows of the page about somebody who is there already, and who has not been filled in.
    ///
    /// @return how many
    int skippedFound(long runId, String reason) {
        return statement("""
                        insert into import_rejection (account_id, run_id, row_number, outcome, reason)
                        select :account, :run, s.row_number, 'SKIPPED', :reason
                        from import_stage s
                        where s.found and not s.done
                        on conflict do nothing""", runId).param("reason", reason).update();
    }

    Map<Long, Rejection> between(long runId, long first, long last) {
        return statement("""
                        select row_number, outcome, reason, field, others from import_rejection
                        where account_id = :account and run_id = :run and row_number between :first and :last""", runId)
                .param("first", first)
                .param("last", last)
                .query((row, _) -> new Rejection(
                        row.getLong(1),
                        row.getString(2),
                        new Reason(row.getString(4), row.getString(3)),
                        lines(row.getString(5))))
                .list()
                .stream()
                .collect(Collectors.toMap(Rejection::row, one -> one));
    }

    private static List<Reason> lines(@Nullable String others) {
        return others == null ? List.of() : others.lines().map(Reason::read).toList();
    }

    private static SqlArrayValue array(String type, List<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }

    private JdbcClient.StatementSpec statement(String text, long runId) {
        return sql.sql(text).param("account", CurrentAccount.require().value()).param("run", runId);
    }
}
