package io.weiche.automation;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Rules, and whose turn it was in them.
@Repository
class RuleStore {
    private static final String LIST = """
            select r.*, (select count(*) from automation_run w
                    where w.account_id = :account and w.rule_id = r.id and w.state = 'WAITING') as waiting
            from automation_rule r where r.account_id = :account
            """;

    private static final String SAVE = """
            name = :name, pipeline_id = cast(:pipeline as bigint), stage_id = :stage, sort = :sort,
            wait = cast(:wait as integer), wait_unit = cast(:unit as text),
            without_activity = cast(:without as text), filter = cast(:filter as text),
            action = :action, settings = cast(:settings as jsonb)""";

    private static final String INSERT = """
            insert into automation_rule (account_id, name, kind, pipeline_id, stage_id, sort, wait, wait_unit,
                without_activity, filter, action, settings, created_by_id)
            values (:account, :name, :kind, cast(:pipeline as bigint), :stage, :sort, cast(:wait as integer),
                cast(:unit as text), cast(:without as text), cast(:filter as text), :action,
                cast(:settings as jsonb), :creator)
            returning id""";

    private static final String UPDATE = "update automation_rule set " + SAVE + """
            , version = version + 1, updated_at = clock_timestamp(), obstacle = null, obstacle_since = null,
                retry_at = null
            where account_id = :account and id = :rule""";

    /// What waits keeps waiting as long as the rule says now.
    private static final String RESCHEDULE = """
            update automation_run w set due_at = automation_due(w.entered_at, r.wait, r.wait_unit, a.time_zone)
            from automation_rule r, account a
            where w.account_id = :account and w.rule_id = :rule and w.state = 'WAITING'
                and r.account_id = :account and r.id = :rule and a.account_id = :account""";

    private static final String FORGET_OTHER_STAGES = """
            delete from automation_run w where w.account_id = :account and w.rule_id = :rule and w.state = 'WAITING'
                and w.stage_id <> :stage""";

    private static final String PAUSE = """
            update automation_rule set paused_at = case when :paused then clock_timestamp() end, version = version + 1,
                updated_at = clock_timestamp(), retry_at = null
            where account_id = :account and id = :rule""";

    private static final String TURNS = """
            insert into automation_turn (account_id, rule_id, user_id, turn)
            select :account, :rule, t.user_id, t.turn
            from unnest(cast(:people as bigint[]), cast(:turns as bigint[])) as t (user_id, turn)
            on conflict (account_id, rule_id, user_id) do update set turn = excluded.turn""";

    private final JdbcClient sql;
    private final JsonMapper json;

    RuleStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// In the order in which they act, within each stage.
    List<AutomationRule> list() {
        return statement(LIST + "order by r.sort, r.id").query(this::rule).list();
    }

    Optional<AutomationRule> find(long id) {
        return statement(LIST + "and r.id = :rule")
                .param("rule", id)
                .query(this::rule)
                .optional();
    }

    private AutomationRule rule(ResultSet row, int number) throws SQLException {
        var draft = new RuleDraft(
                row.getString("name"),
                RecordKind.ofTypeId(row.getInt("kind")),
                row.getObject("pipeline_id", Long.class),
                row.getLong("stage_id"),
                row.getInt("sort"),
                wait(row),
                word(row.getString("without_activity")),
                row.getString("filter"),
                json.readValue(row.getString("settings"), RuleAction.class));
        var obstacle = row.getString("obstacle");
        return new AutomationRule(
                row.getLong("id"),
                row.getInt("version"),
                draft,
                row.getObject("paused_at") != null,
                obstacle == null ? null : Obstacle.valueOf(obstacle),
                row.getObject("obstacle_since", OffsetDateTime.class),
                row.getLong("done"),
                row.getObject("done_at", OffsetDateTime.class),
                row.getInt("waiting"),
                row.getObject("created_at", OffsetDateTime.class));
    }

    private static @Nullable Wait wait(ResultSet row) throws SQLException {
        var unit = row.getString("wait_unit");
        return unit == null ? null : new Wait(row.getInt("wait"), Wait.Unit.valueOf(unit));
    }

    private static RuleDraft.@Nullable Without word(@Nullable String word) {
        return word == null ? null : RuleDraft.Without.valueOf(word);
    }

    private JdbcClient.StatementSpec saving(String text, RuleDraft draft) {
        var wait = draft.delay();
        return statement(text)
                .param("name", draft.name())
                .param("pipeline", draft.pipelineId())
                .param("stage", draft.stageId())
                .param("sort", draft.sort())
                .param("wait", wait == null ? null : wait.after())
                .param("unit", wait == null ? null : wait.unit().name())
                .param(
                        "without",
                        draft.without() == null ? null : draft.without().name())
                .param("filter", draft.filter())
                .param("action", draft.action().type().name())
                .param("settings", json.writeValueAsString(draft.action()));
    }

    long insert(RuleDraft draft, long creator) {
        return saving(INSERT, draft)
                .param("kind", draft.kind().typeId())
                .param("creator", creator)
                .query(Long.class)
                .single();
    }

    void update(long id, RuleDraft draft) {
        saving(UPDATE, draft).param("rule", id).update();
        statement(FORGET_OTHER_STAGES)
                .param("rule", id)
                .param("stage", draft.stageId())
                .update();
        statement(RESCHEDULE).param("rule", id).update();
    }

    void pause(long id, boolean paused) {
        statement(PAUSE).param("rule", id).param("paused", paused).update();
    }

    void delete(long id) {
        statement("delete from automation_rule where account_id = :account and id = :rule")
                .param("rule", id)
                .update();
    }

    private record Turn(long userId, long turn) {}

    Map<Long, Long> turns(long rule) {
        return statement("select user_id, turn from automation_turn where account_id = :account and rule_id = :rule")
                .param("rule", rule)
                .query(Turn.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Turn::userId, Turn::turn));
    }

    void keepTurns(long rule, Map<Long, Long> turns) {
        var people = List.copyOf(turns.keySet());
        statement(TURNS)
                .param("rule", rule)
                .param("people", RunStore.numbers(people))
                .param("turns", RunStore.numbers(people.stream().map(turns::get).toList()))
                .update();
    }
}
