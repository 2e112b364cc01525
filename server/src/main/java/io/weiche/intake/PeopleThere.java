package io.weiche.intake;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Who of some people can take care of something now: nobody who is absent or has left.
@Component
public class PeopleThere {
    /// Of `named (user_id, sort, turn)` those who are there today, by the clock of the account. `:loads`: whether it
    /// matters how much they have to do.
    static final String AMONG = """
            clock as (
                select a.account_id, clock_timestamp() at time zone a.time_zone as here
                from account a where a.account_id = :account)
            select n.user_id, min(n.sort) as sort, coalesce(max(n.turn), 0) as turn,
                case when :loads then
                    (select count(*) from lead l where l.account_id = :account and l.responsible_id = n.user_id
                        and l.semantics = 'P' and l.deleted_at is null)
                    + (select count(*) from deal d where d.account_id = :account and d.responsible_id = n.user_id
                        and d.semantics = 'P' and d.deleted_at is null)
                    else 0 end as load,
                not exists (select from working_hours w where w.account_id = :account and w.user_id = n.user_id)
                or exists (select from working_hours w, clock c where w.account_id = :account
                    and w.user_id = n.user_id and w.weekday = extract(isodow from c.here)
                    and c.here::time >= w.begins and c.here::time < w.ends) as working
            from named n
            join app_user u on u.account_id = :account and u.id = n.user_id and u.active
            where not exists (select from absence b, clock c where b.account_id = :account and b.user_id = n.user_id
                and c.here::date between b.from_on and b.until_on)
            group by n.user_id""";

    private static final String OF = """
            with named (user_id, sort, turn) as (
                select n.user_id, cast(n.sort as integer), n.turn
                from unnest(cast(:people as bigint[]), cast(:turns as bigint[])) with ordinality
                    as n (user_id, turn, sort)),
            """ + AMONG;

    private final JdbcClient sql;

    PeopleThere(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param people in their order
    /// @param turns when it was their turn last; absent: never
    public List<AssignmentPlan.Candidate> of(List<Long> people, Map<Long, Long> turns, ChannelRule.How how) {
        return sql.sql(OF)
                .param("account", CurrentAccount.require().value())
                .param("people", new SqlArrayValue("bigint", people.toArray()))
                .param(
                        "turns",
                        new SqlArrayValue(
                                "bigint",
                                people.stream()
                                        .map(user -> turns.getOrDefault(user, 0L))
                                        .toArray()))
                .param("loads", how == ChannelRule.How.LOAD)
                .query(AssignmentPlan.Candidate.class)
                .list();
    }
}
