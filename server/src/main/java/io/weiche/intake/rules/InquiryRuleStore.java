package io.weiche.intake.rules;

import io.weiche.intake.Channel;
import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Inquiry rules, and what they name.
@Repository
class InquiryRuleStore {
    private static final String LIST = """
            select r.id, r.version, r.name, r.sort, r.makes, r.pipeline_id, c.channels, c.sources, c.forms, c.departments
            from inquiry_rule r
            cross join lateral (
                select array_agg(v.channel order by v.place) filter (where v.channel is not null) as channels,
                    array_agg(v.source_id order by v.place) filter (where v.source_id is not null) as sources,
                    array_agg(v.form_id order by v.place) filter (where v.form_id is not null) as forms,
                    array_agg(v.department_id order by v.place) filter (where v.department_id is not null) as departments
                from inquiry_rule_condition v where v.account_id = :account and v.rule_id = r.id) c
            where r.account_id = :account
            """;

    private static final String INSERT = """
            insert into inquiry_rule (account_id, name, sort, makes, pipeline_id)
            values (:account, :name, :sort, :makes, cast(:pipeline as bigint)) returning id""";

    private static final String UPDATE = """
            update inquiry_rule set name = :name, sort = :sort, makes = :makes, pipeline_id = cast(:pipeline as bigint),
                version = version + 1
            where account_id = :account and id = :rule""";

    private static final String CONDITIONS = """
            insert into inquiry_rule_condition (account_id, rule_id, place, channel, source_id, form_id, department_id)
            select :account, :rule, v.place, v.channel, v.source_id, v.form_id, v.department_id
            from unnest(cast(:channels as text[]), cast(:sources as bigint[]), cast(:forms as bigint[]),
                cast(:departments as bigint[])) with ordinality as v (channel, source_id, form_id, department_id, place)""";

    /// With those above, because who works in a part works in the whole. The head belongs to a department.
    private static final String DEPARTMENTS = """
            with recursive works (user_id, department_id) as (
                select m.user_id, m.department_id from department_member m
                where m.account_id = :account and m.user_id = any(cast(:users as bigint[]))
                union
                select d.head_id, d.id from department d
                where d.account_id = :account and d.head_id = any(cast(:users as bigint[]))
                union
                select w.user_id, d.parent_id from works w
                join department d on d.account_id = :account and d.id = w.department_id and d.parent_id is not null)
            select user_id, department_id from works""";

    private final JdbcClient sql;

    InquiryRuleStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// In the order in which they are asked.
    List<InquiryRule> list() {
        return statement(LIST + "order by r.sort, r.id")
                .query(InquiryRuleStore::rule)
                .list();
    }

    /// Nobody else changes it until the transaction ends.
    Optional<InquiryRule> lock(long id) {
        return statement(LIST + "and r.id = :rule for update of r")
                .param("rule", id)
                .query(InquiryRuleStore::rule)
                .optional();
    }

    private static InquiryRule rule(ResultSet row, int number) throws SQLException {
        var draft = new InquiryRuleDraft(
                row.getString("name"),
                row.getInt("sort"),
                InquiryRuleDraft.Makes.valueOf(row.getString("makes")),
                row.getObject("pipeline_id", Long.class),
                Stream.of(InquiryRuleStore.<String>array(row, "channels", new String[0]))
                        .map(Channel::valueOf)
                        .toList(),
                List.of(array(row, "sources", new Long[0])),
                List.of(array(row, "forms", new Long[0])),
                List.of(array(row, "departments", new Long[0])));
        return new InquiryRule(row.getLong("id"), row.getInt("version"), draft);
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] array(ResultSet row, String column, T[] none) throws SQLException {
        var array = row.getArray(column);
        return array == null ? none : (T[]) array.getArray();
    }

    long insert(InquiryRuleDraft draft) {
        var id = said(draft, INSERT).query(Long.class).single();
        writeConditions(id, draft);
        return id;
    }

    void update(long id, InquiryRuleDraft draft) {
        said(draft, UPDATE).param("rule", id).update();
        statement("delete from inquiry_rule_condition where account_id = :account and rule_id = :rule")
                .param("rule", id)
                .update();
        writeConditions(id, draft);
    }

    private JdbcClient.StatementSpec said(InquiryRuleDraft draft, String text) {
        return statement(text)
                .param("name", draft.name())
                .param("sort", draft.sort())
                .param("makes", draft.makes().name())
                .param("pipeline", draft.pipelineId());
    }

    private record Value(
            @Nullable String channel,
            @Nullable Long sourceId,
            @Nullable Long formId,
            @Nullable Long departmentId) {}

    private void writeConditions(long id, InquiryRuleDraft draft) {
        var values = Stream.of(
                        draft.channels().stream().map(channel -> new Value(channel.name(), null, null, null)),
                        draft.sourceIds().stream().map(source -> new Value(null, source, null, null)),
                        draft.formIds().stream().map(form -> new Value(null, null, form, null)),
                        draft.departmentIds().stream().map(department -> new Value(null, null, null, department)))
                .flatMap(kind -> kind)
                .toList();
        statement(CONDITIONS)
                .param("rule", id)
                .param("channels", column("text", values, Value::channel))
                .param("sources", column("bigint", values, Value::sourceId))
                .param("forms", column("bigint", values, Value::formId))
                .param("departments", column("bigint", values, Value::departmentId))
                .update();
    }

    private static SqlArrayValue column(String type, List<Value> values, Function<Value, @Nullable Object> of) {
        return new SqlArrayValue(type, values.stream().map(of).toArray());
    }

    void delete(long id) {
        statement("delete from inquiry_rule where account_id = :account and id = :rule")
                .param("rule", id)
                .update();
    }

    /// Those of these forms that take inquiries.
    Set<Long> forms(Collection<Long> ids) {
        return known("select id from web_form where account_id = :account and deleted_at is null", ids);
    }

    Set<Long> departments(Collection<Long> ids) {
        return known("select id from department where account_id = :account", ids);
    }

    private Set<Long> known(String text, Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(statement(text + " and id = any(cast(:ids as bigint[]))")
                        .param("ids", numbers(ids))
                        .query(Long.class)
                        .list());
    }

    /// Of each of these people, with the departments above.
    Map<Long, Set<Long>> departmentsOf(Collection<Long> users) {
        var found = new HashMap<Long, Set<Long>>();
        statement(DEPARTMENTS).param("users", numbers(users)).query(row -> {
            found.computeIfAbsent(row.getLong("user_id"), _ -> new HashSet<>()).add(row.getLong("department_id"));
        });
        return found;
    }

    private static SqlArrayValue numbers(Collection<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }
}
