package io.weiche.automation;

import io.weiche.kernel.CurrentAccount;
import io.weiche.pipelines.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The changes of rules, each in one statement for a whole set: the records, stage history, timeline and outbox.
/// `KIND` stands for the table of the kind. Nobody in particular wrote them.
@Repository
class ActStore {
    private static final Pattern KIND = Pattern.compile("\\bKIND\\b");

    private static final String SENT = """
            , sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from changed
            )
            select id from changed""";

    private static final String TOUCHED = """
            version = r.version + 1, updated_at = clock_timestamp(), last_activity_at = clock_timestamp()""";

    private static final String ASSIGN = """
            with changed as (
                update KIND r set responsible_id = g.user_id, TOUCHED
                from unnest(cast(:ids as bigint[]), cast(:users as bigint[])) as g (id, user_id)
                join KIND b on b.account_id = :account and b.id = g.id
                where r.account_id = :account and r.id = g.id and r.deleted_at is null
                    and r.responsible_id <> g.user_id
                returning r.id, b.responsible_id as before, r.responsible_id as after
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data)
                select :account, :kind, id, 'FIELDS_CHANGED', jsonb_build_object('changes', jsonb_build_array(
                    jsonb_build_object('field', 'responsibleId', 'from', cast(before as text),
                        'to', cast(after as text))))
                from changed
            )""".replace("TOUCHED", TOUCHED) + SENT;

    private static final String TAG = """
            with came as (
                insert into record_tag (account_id, tag_id, kind, record_id)
                select :account, t.id, :kind, w.id
                from unnest(cast(:ids as bigint[])) as w (id)
                join tag t on t.account_id = :account and t.id = any(cast(:tags as bigint[]))
                on conflict do nothing
                returning record_id, tag_id
            ), changed as (
                update KIND r set TOUCHED
                from (select record_id, array_agg(tag_id) as added from came group by record_id) w
                where r.account_id = :account and r.id = w.record_id
                returning r.id, w.added
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data)
                select :account, :kind, id, 'FIELDS_CHANGED', jsonb_build_object('changes', jsonb_build_array(
                    jsonb_build_object('field', 'tagId', 'from', null, 'to', (
                        select string_agg(t.name, ', ' order by lower(t.name)) from tag t
                        where t.account_id = :account and t.id = any(added)))))
                from changed
            )""".replace("TOUCHED", TOUCHED) + SENT;

    /// `MORE`: what only one of the kinds has.
    private static final String MOVE = """
            with changed as (
                update KIND r set stage_id = :stage, semantics = :semantics, moved_at = clock_timestamp(),
                    closed_at = case when not :open then clock_timestamp() end, MORE TOUCHED
                where r.account_id = :account and r.id = any(cast(:ids as bigint[])) and r.stage_id = :from
                    and r.deleted_at is null
                returning r.id
            ), history as (
                insert into stage_history (account_id, kind, record_id, type, pipeline_id, stage_id, semantics)
                select :account, :kind, id, :step, cast(:pipeline as bigint), :stage, :semantics from changed
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data)
                select :account, :kind, id, 'STAGE_CHANGED', jsonb_build_object(
                    'from', cast(:from as bigint), 'to', cast(:stage as bigint))
                from changed
            )""".replace("TOUCHED", TOUCHED) + SENT;

    private static final String TELL = """
            insert into timeline_entry (account_id, kind, record_id, type, body, data)
            select :account, :kind, t.id, 'AUTOMATION', :name, jsonb_strip_nulls(
                cast(:data as jsonb) || jsonb_build_object('dealId', t.deal_id))
            from unnest(cast(:ids as bigint[]), cast(:deals as bigint[])) as t (id, deal_id)
            returning id, record_id""";

    private final JdbcClient sql;
    private final JsonMapper json;

    ActStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec about(RuleDraft rule, Collection<Long> ids, String text) {
        var kind = rule.kind();
        return sql.sql(KIND.matcher(text).replaceAll(kind.name().toLowerCase(Locale.ROOT)))
                .param("account", CurrentAccount.require().value())
                .param("kind", kind.typeId())
                .param("ids", RunStore.numbers(ids));
    }

    /// @param chosen who becomes responsible, by record
    /// @return for which it is another one now
    Set<Long> assign(RuleDraft rule, Map<Long, Long> chosen) {
        return about(rule, chosen.keySet(), ASSIGN)
                .param("word", rule.kind().name())
                .param("users", RunStore.numbers(chosen.values()))
                .query(Long.class)
                .set();
    }

    /// @return those that did not carry all of the tags
    Set<Long> tag(RuleDraft rule, List<Long> ids) {
        return about(rule, ids, TAG)
                .param("word", rule.kind().name())
                .param("tags", RunStore.numbers(rule.action().tagIds()))
                .query(Long.class)
                .set();
    }

    /// Required fields are not asked for: what is missing is marked (crm.md 4.8).
    ///
    /// @return those that still stood in the stage of the rule
    Set<Long> move(RuleDraft rule, List<Long> ids, Stage to) {
        var leadOnly = to.open() ? "" : "attention_reason = null, attention_detail = null, attention_switch_id = null,";
        var more = to.pipelineId() == null ? leadOnly : "pipeline_id = cast(:pipeline as bigint),";
        var otherPipeline = to.pipelineId() != null && !to.pipelineId().equals(rule.pipelineId());
        return about(rule, ids, MOVE.replace("MORE", more))
                .param("word", rule.kind().name())
                .param("from", rule.stageId())
                .param("stage", to.id())
                .param("semantics", to.semantics().code())
                .param("open", to.open())
                .param("pipeline", to.pipelineId())
                .param("step", otherPipeline ? 5 : to.open() ? 2 : 3)
                .query(Long.class)
                .set();
    }

    private record Told(long id, long recordId) {}

    /// Names the rule in the timelines.
    ///
    /// @return the entries, by record
    Map<Long, Long> tell(AutomationRule rule, List<Long> ids) {
        return tell(rule, ids, ids.stream().<@Nullable Long>map(_ -> null).toList());
    }

    /// @param deals the copy of each, in the same order
    Map<Long, Long> tell(AutomationRule rule, List<Long> ids, List<? extends @Nullable Long> deals) {
        var entries = new HashMap<Long, Long>();
        if (!ids.isEmpty()) {
            about(rule.draft(), ids, TELL)
                    .param("name", rule.draft().name())
                    .param("data", json.writeValueAsString(data(rule)))
                    .param("deals", new SqlArrayValue("bigint", deals.toArray()))
                    .query(Told.class)
                    .list()
                    .forEach(told -> entries.put(told.recordId(), told.id()));
        }
        return entries;
    }

    static Map<String, Object> data(AutomationRule rule) {
        var data = new LinkedHashMap<String, Object>();
        data.put("ruleId", rule.id());
        data.put("name", rule.draft().name());
        data.put("action", rule.draft().action().type());
        return data;
    }
}
