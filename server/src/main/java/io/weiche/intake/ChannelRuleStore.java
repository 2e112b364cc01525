package io.weiche.intake;

import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Rules of channels, and who is there to follow them.
@Repository
class ChannelRuleStore {
    private static final String LIST = """
            select r.channel, r.how, r.department_id, r.by_hours, r.repeat, r.repeat_sales,
                r.keeps_responsible, r.version,
                array(select p.user_id from channel_rule_person p
                    where p.account_id = :account and p.channel = r.channel order by p.sort) as people
            from channel_rule r where r.account_id = :account""";

    private static final String SAVE = """
            insert into channel_rule as r (account_id, channel, how, department_id, by_hours, repeat, repeat_sales,
                keeps_responsible)
            values (:account, :channel, cast(:how as text), cast(:department as bigint), :hours, :repeat, :sales,
                :keeps)
            on conflict (account_id, channel) do update set how = excluded.how,
                department_id = excluded.department_id, by_hours = excluded.by_hours, repeat = excluded.repeat,
                repeat_sales = excluded.repeat_sales, keeps_responsible = excluded.keeps_responsible,
                version = r.version + 1""";

    private static final String PEOPLE = """
            insert into channel_rule_person (account_id, channel, user_id, sort)
            select :account, :channel, p.user_id, p.sort
            from unnest(cast(:people as bigint[])) with ordinality as p (user_id, sort)""";

    /// Whom a channel names, and when it was their turn.
    private static final String CANDIDATES = """
            with named (user_id, sort, turn) as (
                select n.user_id, n.sort, t.turn from (
                    select p.user_id, p.sort from channel_rule_person p
                    where p.account_id = :account and p.channel = :channel
                    union all
                    select m.user_id, 1000000 from department_member m
                    where m.account_id = :account and m.department_id = cast(:department as bigint)
                    union all
                    select d.head_id, 1000000 from department d
                    where d.account_id = :account and d.id = cast(:department as bigint) and d.head_id is not null) n
                left join channel_turn t on t.account_id = :account and t.channel = :channel
                    and t.user_id = n.user_id),
            """ + PeopleThere.AMONG;

    private static final String TURNS = """
            insert into channel_turn (account_id, channel, user_id, turn)
            select :account, :channel, n.user_id, n.turn
            from unnest(cast(:people as bigint[]), cast(:turns as bigint[])) as n (user_id, turn)
            on conflict (account_id, channel, user_id) do update set turn = excluded.turn""";

    private final JdbcClient sql;

    ChannelRuleStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private static ChannelRule rule(ResultSet row, int number) throws SQLException {
        return new ChannelRule(
                Channel.valueOf(row.getString("channel")),
                how(row.getString("how")),
                Arrays.asList((Long[]) row.getArray("people").getArray()),
                row.getObject("department_id", Long.class),
                row.getBoolean("by_hours"),
                ChannelRule.Repeat.valueOf(row.getString("repeat")),
                row.getBoolean("repeat_sales"),
                row.getBoolean("keeps_responsible"),
                row.getInt("version"));
    }

    private static ChannelRule.@Nullable How how(@Nullable String word) {
        return word == null ? null : ChannelRule.How.valueOf(word);
    }

    List<ChannelRule> list() {
        return statement(LIST).query(ChannelRuleStore::rule).list();
    }

    /// How a channel chooses who takes care of its inquiries.
    record Choosing(
            Channel channel, ChannelRule.How how, @Nullable Long departmentId, boolean byHours) {}

    /// Waits for whoever chooses by the same rule at this moment: two inquiries at once are two turns.
    ///
    /// @return empty when the channel does not choose
    Optional<Choosing> lock(Channel channel) {
        return statement("""
                        select channel, how, department_id, by_hours from channel_rule
                        where account_id = :account and channel = :channel and how is not null for update""")
                .param("channel", channel.name())
                .query(Choosing.class)
                .optional();
    }

    void save(ChannelRule rule) {
        statement(SAVE)
                .param("channel", rule.channel().name())
                .param("how", rule.how() == null ? null : rule.how().name())
                .param("department", rule.departmentId())
                .param("hours", rule.byHours())
                .param("repeat", rule.repeat().name())
                .param("sales", rule.repeatSales())
                .param("keeps", rule.keepsResponsible())
                .update();
        statement("delete from channel_rule_person where account_id = :account and channel = :channel")
                .param("channel", rule.channel().name())
                .update();
        statement(PEOPLE)
                .param("channel", rule.channel().name())
                .param("people", numbers(rule.personIds()))
                .update();
    }

    private static SqlArrayValue numbers(Collection<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }

    List<AssignmentPlan.Candidate> candidates(Choosing rule) {
        return statement(CANDIDATES)
                .param("channel", rule.channel().name())
                .param("department", rule.departmentId())
                .param("loads", rule.how() == ChannelRule.How.LOAD)
                .query(AssignmentPlan.Candidate.class)
                .list();
    }

    void keepTurns(Channel channel, Map<Long, Long> turns) {
        var people = List.copyOf(turns.keySet());
        statement(TURNS)
                .param("channel", channel.name())
                .param("people", numbers(people))
                .param("turns", numbers(people.stream().map(turns::get).toList()))
                .update();
    }
}
