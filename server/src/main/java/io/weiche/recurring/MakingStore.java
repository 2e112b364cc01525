package io.weiche.recurring;

import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Finds templates that are due and makes their deals, in sets.
@Repository
class MakingStore {
    private static final String DUE = """
            select t.id from recurring_deal t
            where t.account_id = :account and t.next_on <= :today and t.paused_at is null
                and (t.retry_at is null or t.retry_at <= clock_timestamp())
            order by t.next_on, t.id limit :most for update skip locked""";

    private static final String LOCK = """
            select t.id, t.pipeline_id, t.responsible_id, t.unit, t.every, t.first_on, t.until_on, t.times, t.next_on,
                exists (select from app_user u
                    where u.account_id = :account and u.id = t.responsible_id and u.active) as responsible_there,
                not t.has_customer
                    or exists (select from company c
                        where c.account_id = :account and c.id = t.company_id and c.deleted_at is null)
                    or exists (select from recurring_deal_contact l
                        join contact c on c.account_id = :account and c.id = l.contact_id and c.deleted_at is null
                        where l.account_id = :account and l.recurring_deal_id = t.id) as customer_there
            from recurring_deal t
            where t.account_id = :account and t.id = any(cast(:ids as bigint[])) STILL
            order by t.id for update of t""";

    private static final String STILL_DUE = "and t.next_on <= :today and t.paused_at is null";

    private static final String MADE = """
            unnest(cast(:deals as bigint[]), cast(:templates as bigint[]), cast(:stages as bigint[]),
                cast(:days as date[]), cast(:dates as date[])) as m (deal_id, template_id, stage_id, day, due_on)
            join recurring_deal t on t.account_id = :account and t.id = m.template_id""";

    /// Whoever bought before makes it a repeat deal, any other customer a repeat inquiry, as for a deal by hand.
    private static final String REPEAT = """
            case when not t.has_customer then 'NEW'
                when exists (select from deal won
                        where won.account_id = :account and won.company_id = t.company_id
                            and won.semantics = 'S' and won.deleted_at is null)
                    or exists (select from recurring_deal_contact l
                        join deal_contact dc on dc.account_id = :account and dc.contact_id = l.contact_id
                        join deal won on won.account_id = :account and won.id = dc.deal_id
                            and won.semantics = 'S' and won.deleted_at is null
                        where l.account_id = :account and l.recurring_deal_id = t.id)
                then 'REPEAT_DEAL' else 'REPEAT_INQUIRY' end""";

    /// Customers in the recycle bin are left out. A field of the account that was deleted since is no field any more.
    private static final String DEALS = """
            insert into deal (
                account_id, id, title, amount, currency, amount_from_rows, pipeline_id, stage_id, semantics, begin_on,
                close_on, source_id, source_description, comments, responsible_id, created_by_id, company_id, repeat,
                custom, recurring_deal_id, recurring_on)
            select :account, m.deal_id, t.title, t.amount, t.currency, t.amount_from_rows, t.pipeline_id, m.stage_id,
                'P', m.day + t.begin_after, m.day + t.close_after, t.source_id, t.source_description, t.comments,
                t.responsible_id, cast(:actor as bigint), c.id, REPEAT,
                coalesce((select jsonb_object_agg(v.key, v.value) from jsonb_each(t.custom) v
                    where v.key in (select f.code from custom_field f
                        where f.account_id = :account and f.kind = 2)), '{}'),
                t.id, m.due_on
            from MADE
            left join company c on c.account_id = :account and c.id = t.company_id and c.deleted_at is null""".replace("REPEAT", REPEAT).replace("MADE", MADE);

    private static final String CONTACTS = """
            insert into deal_contact (account_id, deal_id, contact_id, is_primary, sort)
            select :account, m.deal_id, l.contact_id,
                row_number() over (partition by m.deal_id order by l.is_primary desc, l.sort, l.contact_id) = 1, l.sort
            from MADE
            join recurring_deal_contact l on l.account_id = :account and l.recurring_deal_id = t.id
            join contact c on c.account_id = :account and c.id = l.contact_id and c.deleted_at is null""".replace("MADE", MADE);

    private static final String PRODUCTS = """
            insert into product_row (
                account_id, kind, record_id, product_id, name, unit, quantity, price, discount_percent, discount_amount,
                tax_rate, tax_included, net, total, sort)
            select :account, 2, m.deal_id, p.product_id, p.name, p.unit, p.quantity, p.price, p.discount_percent,
                p.discount_amount, p.tax_rate, p.tax_included, p.net, p.total, p.sort
            from MADE
            join recurring_deal_product p on p.account_id = :account and p.recurring_deal_id = t.id
            order by m.deal_id, p.sort""".replace("MADE", MADE);

    private static final String COUNT = """
            update recurring_deal t set made = t.made + n.made
            from (select template_id, cast(count(*) as integer) as made
                from unnest(cast(:templates as bigint[])) as m (template_id) group by template_id) n
            where t.account_id = :account and t.id = n.template_id""";

    private static final String ADVANCE = """
            update recurring_deal t set next_on = n.next_on, done_on = n.done_on, left_out = t.left_out + n.left_out,
                obstacle = null, obstacle_since = null, retry_at = null
            from unnest(cast(:templates as bigint[]), cast(:nexts as date[]), cast(:dones as date[]),
                cast(:leftOuts as integer[])) as n (template_id, next_on, done_on, left_out)
            where t.account_id = :account and t.id = n.template_id""";

    private static final String HOLD_UP = """
            update recurring_deal t set obstacle = :obstacle, retry_at = clock_timestamp() + interval '10 minutes',
                obstacle_since = case when t.obstacle = :obstacle then t.obstacle_since else clock_timestamp() end
            where t.account_id = :account and t.id = any(cast(:ids as bigint[]))""";

    private final JdbcClient sql;

    MakingStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// Those nobody else is just working on, the longest waiting first.
    List<Long> due(LocalDate today, int most) {
        return statement(DUE)
                .param("today", today)
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /// Those of them that are still due.
    List<DueTemplate> lockDue(Collection<Long> ids, LocalDate today) {
        return statement(LOCK.replace("STILL", STILL_DUE))
                .param("ids", numbers(ids))
                .param("today", today)
                .query((row, _) -> template(row))
                .list();
    }

    DueTemplate lock(long id) {
        return statement(LOCK.replace("STILL", ""))
                .param("ids", numbers(List.of(id)))
                .query((row, _) -> template(row))
                .single();
    }

    private static DueTemplate template(ResultSet row) throws SQLException {
        var schedule = new Schedule(
                Schedule.Unit.valueOf(row.getString("unit")),
                row.getInt("every"),
                Objects.requireNonNull(date(row, "first_on")),
                date(row, "until_on"),
                row.getObject("times", Integer.class));
        return new DueTemplate(
                row.getLong("id"),
                row.getLong("pipeline_id"),
                row.getLong("responsible_id"),
                schedule,
                date(row, "next_on"),
                row.getBoolean("responsible_there"),
                row.getBoolean("customer_there"));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /// @param deals registered numbers, one for each
    void insert(List<Long> deals, List<Making> makings, @Nullable Long actor) {
        for (var text : List.of(DEALS, CONTACTS, PRODUCTS)) {
            statement(text)
                    .param("deals", numbers(deals))
                    .param("templates", numbers(each(makings, Making::templateId)))
                    .param("stages", numbers(each(makings, Making::stageId)))
                    .param("days", texts(each(makings, Making::day)))
                    .param("dates", texts(each(makings, Making::dueOn)))
                    .param("actor", actor)
                    .update();
        }
        statement(COUNT)
                .param("templates", numbers(each(makings, Making::templateId)))
                .update();
    }

    void advance(List<DueTemplate.Turn> turns) {
        statement(ADVANCE)
                .param("templates", numbers(each(turns, turn -> turn.template().id())))
                .param("nexts", texts(each(turns, turn -> turn.due().next())))
                .param("dones", texts(each(turns, turn -> turn.due().dates().getLast())))
                .param(
                        "leftOuts",
                        new SqlArrayValue(
                                "integer",
                                each(turns, turn -> turn.due().leftOut()).toArray()))
                .update();
    }

    /// Until somebody changes the template, or for some minutes.
    void holdUp(Obstacle obstacle, Collection<Long> ids) {
        statement(HOLD_UP)
                .param("obstacle", obstacle.name())
                .param("ids", numbers(ids))
                .update();
    }

    private static <T, R> List<@Nullable R> each(List<T> things, Function<T, @Nullable R> what) {
        return things.stream().<@Nullable R>map(what).toList();
    }

    private static SqlArrayValue numbers(Collection<?> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }

    private static SqlArrayValue texts(List<?> values) {
        return new SqlArrayValue(
                "text",
                values.stream()
                        .map(value -> value == null ? null : value.toString())
                        .toArray());
    }
}
