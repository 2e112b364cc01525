package io.weiche.forms;

import io.weiche.kernel.CurrentAccount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// How often forms are seen, begun and sent, by day of the account.
@Repository
class FormDayStore {
    private static final String ADD = """
            insert into web_form_day as d (account_id, form_id, day, views, starts)
            select :account, n.form_id, (clock_timestamp() at time zone a.time_zone)::date, n.views, n.starts
            from unnest(cast(:forms as bigint[]), cast(:views as integer[]), cast(:starts as integer[]))
                as n (form_id, views, starts)
            join account a on a.account_id = :account
            order by n.form_id
            on conflict (account_id, form_id, day) do update set views = d.views + excluded.views,
                starts = d.starts + excluded.starts""";

    /// A form that was sent was seen and begun, whatever was counted.
    private static final String TOTALS = """
            select f.id as form_id, coalesce(sum(d.views), 0) as views, coalesce(sum(d.starts), 0) as starts,
                (select count(*) from form_submission s where s.account_id = :account and s.form_id = f.id
                    and s.submitted_at > clock_timestamp() - interval '30 days') as sent
            from web_form f
            left join web_form_day d on d.account_id = :account and d.form_id = f.id
                and d.day > (clock_timestamp() - interval '30 days')::date
            where f.account_id = :account and f.deleted_at is null
            group by f.id""";

    private static final String DAYS = """
            select t.day::date as day, coalesce(d.views, 0) as views, coalesce(d.starts, 0) as starts,
                (select count(*) from form_submission s where s.account_id = :account and s.form_id = :form
                    and s.submitted_at >= t.day at time zone a.time_zone
                    and s.submitted_at < (t.day + interval '1 day') at time zone a.time_zone) as sent
            from account a
            cross join lateral generate_series(
                date_trunc('day', clock_timestamp() at time zone a.time_zone) - interval '29 days',
                date_trunc('day', clock_timestamp() at time zone a.time_zone), interval '1 day') as t (day)
            left join web_form_day d on d.account_id = :account and d.form_id = :form and d.day = t.day::date
            where a.account_id = :account order by t.day""";

    private final JdbcClient sql;

    FormDayStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(List<FormCounts.Seen> seen) {
        sql.sql(ADD)
                .param("account", CurrentAccount.require().value())
                .param(
                        "forms",
                        new SqlArrayValue(
                                "bigint",
                                seen.stream().map(FormCounts.Seen::formId).toArray()))
                .param(
                        "views",
                        new SqlArrayValue(
                                "integer",
                                seen.stream().map(FormCounts.Seen::views).toArray()))
                .param(
                        "starts",
                        new SqlArrayValue(
                                "integer",
                                seen.stream().map(FormCounts.Seen::starts).toArray()))
                .update();
    }

    Map<Long, FormStatistics.Total> totals() {
        return sql
                .sql(TOTALS)
                .param("account", CurrentAccount.require().value())
                .query(FormStatistics.Total.class)
                .list()
                .stream()
                .collect(Collectors.toMap(FormStatistics.Total::formId, total -> total));
    }

    List<FormStatistics.Day> days(long formId) {
        return sql.sql(DAYS)
                .param("account", CurrentAccount.require().value())
                .param("form", formId)
                .query((row, _) -> new FormStatistics.Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("views"),
                        row.getLong("starts"),
                        row.getLong("sent")))
                .list();
    }
}
