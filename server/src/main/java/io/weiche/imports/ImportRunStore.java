package io.weiche.imports;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on the runs themselves. Every change of a run's state is a compare-and-set.
@Repository
class ImportRunStore {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<ImportProblem>> PROBLEMS = new TypeReference<>() {};

    private static final String READ = """
            select r.*, not exists (
                select from import_page p where p.account_id = r.account_id and p.run_id = r.id) as rows_erased
            from import_run r where r.account_id = :account
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    ImportRunStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    long insert(RecordKind kind, String fileName, long startedById) {
        return statement("""
                        insert into import_run (account_id, kind, file_name, format, started_by_id)
                        values (:account, :kind, :name, 'CSV', :by) returning id""")
                .param("kind", kind.typeId())
                .param("name", fileName)
                .param("by", startedById)
                .query(Long.class)
                .single();
    }

    /// The file has been read to its end.
    void read(
            long id,
            String format,
            @Nullable String encoding,
            @Nullable String separator,
            List<String> columns,
            long total) {
        statement("""
                        update import_run set status = 'READ', format = :format, encoding = :encoding,
                            separator = :separator, columns = cast(:columns as jsonb), total = :total
                        where account_id = :account and id = :id and status = 'READING'""")
                .param("id", id)
                .param("format", format)
                .param("encoding", encoding)
                .param("separator", separator)
                .param("columns", json.writeValueAsString(columns))
                .param("total", total)
                .update();
    }

    Optional<ImportRun> find(long id) {
        return statement(READ + "and r.id = :id")
                .param("id", id)
                .query((row, _) -> run(row))
                .optional();
    }

    /// @param userId whose; null for everybody's
    List<ImportRun> list(@Nullable Long userId, int limit) {
        return statement(READ + """
                        and r.status <> 'READING' and (cast(:user as bigint) is null or r.started_by_id = :user)
                        order by r.id desc limit :limit""")
                .param("user", userId)
                .param("limit", limit)
                .query((row, _) -> run(row))
                .list();
    }

    /// @param from states in which it may begin
    /// @return false when it is in another state by now
    boolean begin(long id, ImportRun.Status to, List<String> from, ImportPlan plan) {
        return statement("""
                                update import_run set status = :to, plan = cast(:plan as jsonb), problems = '[]',
                                    rehearsal = case when :to = 'REHEARSING' then null else rehearsal end,
                                    done = 0, next_page = 1, started_at = clock_timestamp()
                                where account_id = :account and id = :id and status = any(string_to_array(:from, ','))""")
                        .param("id", id)
                        .param("to", to.name())
                        .param("from", String.join(",", from))
                        .param("plan", json.writeValueAsString(plan))
                        .update()
                == 1;
    }

    /// Becomes the one node that works on the run; whoever worked on it before can commit nothing more.
    Optional<Long> takeOver(long id, String node) {
        return statement("""
                        update import_run set fence = fence + 1, node = :node
                        where account_id = :account and id = :id and status in ('REHEARSING', 'RUNNING', 'UNDOING')
                        returning fence""")
                .param("id", id)
                .param("node", node)
                .query(Long.class)
                .optional();
    }

    Optional<ImportRun> find(long id, long fence) {
        return statement(READ + """
                        and r.id = :id and r.fence = :fence and r.status in ('REHEARSING', 'RUNNING', 'UNDOING')""")
                .param("id", id)
                .param("fence", fence)
                .query((row, _) -> run(row))
                .optional();
    }

    /// What one page has added.
    record Step(int rows, int made, int updated, int skipped, int failed) {}

    /// @return false when the run was cancelled or taken over; nothing may be committed then
    boolean progress(long id, long fence, Step step, List<ImportProblem> problems) {
        return statement("""
                                update import_run set done = done + :rows, made = made + :made,
                                    updated = updated + :updated, skipped = skipped + :skipped,
                                    failed = failed + :failed, next_page = next_page + 1,
                                    problems = cast(:problems as jsonb), progressed_at = clock_timestamp()
                                where account_id = :account and id = :id and fence = :fence
                                    and status = 'RUNNING'""")
                        .param("id", id)
                        .param("fence", fence)
                        .param("rows", step.rows())
                        .param("made", step.made())
                        .param("updated", step.updated())
                        .param("skipped", step.skipped())
                        .param("failed", step.failed())
                        .param("problems", json.writeValueAsString(problems))
                        .update()
                == 1;
    }

    /// How far a rehearsal is; that is all it leaves before its end.
    boolean rehearsing(long id, long fence, long done) {
        return statement("""
                                update import_run set done = :done, progressed_at = clock_timestamp()
                                where account_id = :account and id = :id and fence = :fence
                                    and status = 'REHEARSING'""")
                        .param("id", id)
                        .param("fence", fence)
                        .param("done", done)
                        .update()
                == 1;
    }

    void rehearsed(long id, long fence, ImportRun.Rehearsal figures, List<ImportProblem> problems) {
        statement("""
                        update import_run set status = 'REHEARSED', rehearsal = cast(:figures as jsonb),
                            problems = cast(:problems as jsonb)
                        where account_id = :account and id = :id and fence = :fence and status = 'REHEARSING'""")
                .param("id", id)
                .param("fence", fence)
                .param("figures", json.writeValueAsString(figures))
                .param("problems", json.writeValueAsString(problems))
                .update();
    }

    void finish(long id) {
        statement("""
                        update import_run set finished_at = clock_timestamp(),
                            status = case when failed > 0 then 'DONE_WITH_ERRORS' else 'DONE' end,
                            undo_until = clock_timestamp() + interval '7 days'
                        where account_id = :account and id = :id and status = 'RUNNING'""").param("id", id).update();
    }

    /// What is done stays done, and can be undone; a rehearsal leaves nothing.
    boolean cancel(long id) {
        return statement("""
                                update import_run set
                                    status = case status when 'RUNNING' then 'CANCELLED' else 'READ' end,
                                    finished_at = case status when 'RUNNING' then clock_timestamp() end,
                                    undo_until = case status when 'RUNNING'
                                        then clock_timestamp() + interval '7 days' end
                                where account_id = :account and id = :id and status in ('RUNNING', 'REHEARSING')""").param("id", id).update() == 1;
    }

    /// @return false when it cannot be undone: still running, undone already, nothing made, or the week is over
    boolean startUndo(long id, long actorId) {
        return statement("""
                                update import_run set status = 'UNDOING', undo_kind = null, last_record_id = 0,
                                    undone_by_id = :actor
                                where account_id = :account and id = :id
                                    and status in ('DONE', 'DONE_WITH_ERRORS', 'CANCELLED')
                                    and made + updated > 0 and undo_until > clock_timestamp()""").param("id", id).param("actor", actorId).update() == 1;
    }

    /// @return false when the run was taken over; nothing may be committed then
    boolean undoProgress(long id, long fence, int undone, int kept, int kind, long lastRecordId) {
        return statement("""
                                update import_run set undone = undone + :undone, kept = kept + :kept,
                                    undo_kind = :kind, last_record_id = :last, progressed_at = clock_timestamp()
                                where account_id = :account and id = :id and fence = :fence
                                    and status = 'UNDOING'""")
                        .param("id", id)
                        .param("fence", fence)
                        .param("undone", undone)
                        .param("kept", kept)
                        .param("kind", kind)
                        .param("last", lastRecordId)
                        .update()
                == 1;
    }

    void finishUndo(long id) {
        statement("""
                        update import_run set status = 'UNDONE', finished_at = clock_timestamp(), undo_until = null
                        where account_id = :account and id = :id and status = 'UNDOING'""").param("id", id).update();
    }

    /// Lets a file go that nothing was made of.
    boolean delete(long id) {
        return statement("""
                                delete from import_run
                                where account_id = :account and id = :id
                                    and status in ('READING', 'READ', 'REHEARSED')""").param("id", id).update() == 1;
    }

    private ImportRun run(ResultSet row) throws SQLException {
        var plan = row.getString("plan");
        var rehearsal = row.getString("rehearsal");
        return new ImportRun(
                row.getLong("id"),
                RecordKind.ofTypeId(row.getInt("kind")),
                row.getString("file_name"),
                row.getString("format"),
                row.getString("encoding"),
                row.getString("separator"),
                json.readValue(row.getString("columns"), TEXTS),
                ImportRun.Status.valueOf(row.getString("status")),
                plan == null ? null : json.readValue(plan, ImportPlan.class),
                rehearsal == null ? null : json.readValue(rehearsal, ImportRun.Rehearsal.class),
                json.readValue(row.getString("problems"), PROBLEMS),
                row.getLong("total"),
                row.getLong("done"),
                row.getLong("made"),
                row.getLong("updated"),
                row.getLong("skipped"),
                row.getLong("failed"),
                row.getInt("next_page"),
                row.getObject("undo_kind", Integer.class),
                row.getLong("last_record_id"),
                row.getLong("undone"),
                row.getLong("kept"),
                row.getObject("undone_by_id", Long.class),
                row.getLong("started_by_id"),
                row.getObject("read_at", OffsetDateTime.class),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("finished_at", OffsetDateTime.class),
                row.getObject("undo_until", OffsetDateTime.class),
                row.getBoolean("rows_erased"));
    }
}
