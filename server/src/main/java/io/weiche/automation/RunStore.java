package io.weiche.automation;

import io.weiche.automation.RuleRun.Skip;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// What waits for rules, and what became of it. `KIND` stands for the table of the kind.
@Repository
class RunStore {
    private static final Pattern KIND = Pattern.compile("\\bKIND\\b");
    private static final int AT_ONCE = 500;

    private static final String DUE = """
            with first as (
                select w.rule_id, w.depth from automation_run w
                join automation_rule r on r.account_id = :account and r.id = w.rule_id and r.paused_at is null
                    and (r.retry_at is null or r.retry_at <= clock_timestamp())
                where w.account_id = :account and w.state = 'WAITING' and w.due_at <= clock_timestamp()
                order by w.due_at, r.sort, w.rule_id, w.step_id limit 1)
            select w.rule_id, w.depth, w.step_id from automation_run w, first
            where w.account_id = :account and w.state = 'WAITING' and w.due_at <= clock_timestamp()
                and w.rule_id = first.rule_id and w.depth = first.depth
            order by w.step_id limit :most""";

    private static final String ACTING = "select set_config('app.automation', :depth, true)";

    private static final String LOCK_ACCOUNT =
            "select account_id from automation_account where account_id = :account for update";

    private static final String LOCK_RECORDS = """
            select count(*) from (
                select r.id from KIND r
                where r.account_id = :account and r.id in (
                    select w.record_id from automation_run w
                    where w.account_id = :account and w.rule_id = :rule and w.step_id = any(cast(:steps as bigint[])))
                order by r.id for update of r) locked""";

    /// `standing`: it came into the stage then and has stood there since.
    private static final String ENTRIES = """
            select w.step_id, w.record_id, r.responsible_id,
                r.stage_id = w.stage_id and not exists (select from stage_history h
                    where h.account_id = :account and h.kind = w.kind and h.record_id = w.record_id
                        and h.id > w.step_id) as standing,
                case when cast(:without as text) is null then false else exists (
                    select from activity_binding b
                    join activity a on a.account_id = :account and a.id = b.activity_id
                    where b.account_id = :account and b.kind = w.kind and b.record_id = w.record_id
                        and case when :without = 'OPEN' then a.status = 'PENDING'
                            else a.status = 'COMPLETED' and a.completed_at >= w.entered_at end) end as busy
            from automation_run w
            join KIND r on r.account_id = :account and r.id = w.record_id
            where w.account_id = :account and w.rule_id = :rule and w.state = 'WAITING'
                and w.step_id = any(cast(:steps as bigint[]))
            order by w.step_id""";

    private static final String END = """
            update automation_run w set state = case when e.reason is null then 'DONE' else :otherwise end,
                reason = e.reason, ended_at = clock_timestamp()
            from unnest(cast(:steps as bigint[]), cast(:reasons as text[])) as e (step_id, reason)
            where w.account_id = :account and w.rule_id = :rule and w.step_id = e.step_id and w.state = 'WAITING'""";

    private static final String COUNT = """
            update automation_rule set done = done + :done,
                done_at = case when :done > 0 then clock_timestamp() else done_at end,
                obstacle = null, obstacle_since = null, retry_at = null
            where account_id = :account and id = :rule""";

    private static final String HOLD_UP = """
            update automation_rule set obstacle = :obstacle, retry_at = clock_timestamp() + interval '10 minutes',
                obstacle_since = case when obstacle = :obstacle then obstacle_since else clock_timestamp() end
            where account_id = :account and id = :rule""";

    private static final String PAGE = """
            select step_id, kind, record_id, state, reason, entered_at, ended_at from automation_run
            where account_id = :account and rule_id = :rule and state <> 'WAITING'
                and (ended_at, step_id) < (cast(:before as timestamptz), cast(:step as bigint))
            order by ended_at desc, step_id desc limit :limit""";

    private static final String FORGET = """
            delete from automation_run w using automation_rule r
            where r.account_id = :account and w.account_id = :account and w.rule_id = r.id and w.state <> 'WAITING'
                and w.ended_at < clock_timestamp() - interval '90 days'""";

    private static final String HEADS = """
            select m.user_id as person, d.head_id as head from department_member m
            join department d on d.account_id = :account and d.id = m.department_id and d.head_id is not null
            where m.account_id = :account and m.user_id = any(cast(:people as bigint[]))""";

    private final JdbcClient sql;

    RunStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private JdbcClient.StatementSpec about(RecordKind kind, String text) {
        return statement(KIND.matcher(text).replaceAll(kind.name().toLowerCase(Locale.ROOT)));
    }

    static SqlArrayValue numbers(Collection<Long> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }

    /// All accounts with rules.
    List<AccountId> accounts() {
        return sql
                .sql("select account_id from automation_account order by account_id")
                .query(Long.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    /// What is due for one rule.
    ///
    /// @param depth how many rules one after the other
    record Batch(long ruleId, int depth, List<Long> steps) {}

    private record DueStep(long ruleId, int depth, long stepId) {}

    Optional<Batch> due() {
        var steps = statement(DUE).param("most", AT_ONCE).query(DueStep.class).list();
        return steps.stream()
                .findFirst()
                .map(first -> new Batch(
                        first.ruleId(),
                        first.depth(),
                        steps.stream().map(DueStep::stepId).toList()));
    }

    /// Waits until no other node works for the account. What this transaction moves is moved by a rule.
    void begin(int depth) {
        lockAccount();
        sql.sql(ACTING)
                .param("depth", Integer.toString(depth))
                .query(String.class)
                .single();
    }

    /// @return false when the account has had no rule yet
    boolean lockAccount() {
        return statement(LOCK_ACCOUNT).query(Long.class).optional().isPresent();
    }

    void openAccount() {
        statement("insert into automation_account (account_id) values (:account) on conflict do nothing")
                .update();
        lockAccount();
    }

    void lockRecords(RecordKind kind, long rule, List<Long> steps) {
        about(kind, LOCK_RECORDS)
                .param("rule", rule)
                .param("steps", numbers(steps))
                .query(Long.class)
                .single();
    }

    /// A record that came into the stage.
    ///
    /// @param standing it still stands there
    /// @param busy what must be missing is there
    record Entry(long stepId, long recordId, long responsibleId, boolean standing, boolean busy) {}

    List<Entry> entries(RecordKind kind, long rule, List<Long> steps, RuleDraft.@Nullable Without without) {
        return about(kind, ENTRIES)
                .param("rule", rule)
                .param("steps", numbers(steps))
                .param("without", without == null ? null : without.name())
                .query(Entry.class)
                .list();
    }

    /// @param reasons of those for which nothing was done
    void end(long rule, List<Long> steps, Map<Long, Skip> reasons) {
        end(rule, steps, reasons, "SKIPPED");
        statement(COUNT)
                .param("rule", rule)
                .param("done", steps.size() - reasons.size())
                .update();
    }

    void failed(long rule, long step) {
        end(rule, List.of(step), Map.of(step, Skip.TROUBLE), "FAILED");
    }

    private void end(long rule, List<Long> steps, Map<Long, Skip> reasons, String otherwise) {
        statement(END)
                .param("rule", rule)
                .param("otherwise", otherwise)
                .param("steps", numbers(steps))
                .param(
                        "reasons",
                        new SqlArrayValue(
                                "text",
                                steps.stream()
                                        .map(step -> name(reasons.get(step)))
                                        .toArray()))
                .update();
    }

    private static @Nullable String name(@Nullable Skip reason) {
        return reason == null ? null : reason.name();
    }

    /// Until somebody changes the rule, or for some minutes.
    void holdUp(long rule, Obstacle obstacle) {
        statement(HOLD_UP)
                .param("rule", rule)
                .param("obstacle", obstacle.name())
                .update();
    }

    /// The newest first.
    List<RuleRun> page(long rule, OffsetDateTime before, long step, int limit) {
        return statement(PAGE)
                .param("rule", rule)
                .param("before", before)
                .param("step", step)
                .param("limit", limit)
                .query((row, _) -> new RuleRun(
                        row.getLong("step_id"),
                        new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")),
                        null,
                        RuleRun.State.valueOf(row.getString("state")),
                        row.getString("reason") == null ? null : Skip.valueOf(row.getString("reason")),
                        row.getObject("entered_at", OffsetDateTime.class),
                        row.getObject("ended_at", OffsetDateTime.class)))
                .list();
    }

    void forget() {
        statement(FORGET).update();
    }

    /// Who leads whose department.
    record Led(long person, long head) {}

    List<Led> heads(Collection<Long> people) {
        return statement(HEADS)
                .param("people", numbers(people))
                .query(Led.class)
                .list();
    }

    /// When something is due that begins now.
    OffsetDateTime after(Wait wait) {
        return statement("""
                        select automation_due(clock_timestamp(), :after, :unit, a.time_zone) from account a
                        where a.account_id = :account""")
                .param("after", wait.after())
                .param("unit", wait.unit().name())
                .query(OffsetDateTime.class)
                .single();
    }
}
