package io.weiche.modes;

import io.weiche.kernel.CurrentAccount;
import io.weiche.modes.ActivityFigures.OfPerson;
import io.weiche.modes.ActivityFigures.OfType;
import io.weiche.timeline.Activity;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// What becomes of open activities in a switch: foreseen, written down, and counted.
@Repository
class SwitchActivityStore {
    private static final int PEOPLE = 50;

    /// An activity of several leads goes with the first that can be converted.
    private static final String FORESEEN = """
            select a.type, a.responsible_id,
                case when not bool_or(c.deleted_at is null and f.deleted_at is null) then null
                     when a.type = any(cast(:keptTypes as text[])) then 'KEPT' else 'COMPLETED' end as fate
            from lead l
            join activity_binding ab on ab.account_id = :account and ab.kind = 1 and ab.record_id = l.id
            join activity a on a.account_id = :account and a.id = ab.activity_id and a.status = 'PENDING'
            left join contact c on c.account_id = :account and c.id = l.contact_id
            left join company f on f.account_id = :account and f.id = l.company_id
            where l.account_id = :account and l.semantics = 'P' and l.deleted_at is null
            group by a.id, a.type, a.responsible_id""";

    /// Looks at what has been done, not at what was to be. What somebody else completed in the same moment was not
    /// open when its turn came. An activity of several leads is one row, whichever of them come first.
    private static final String WRITE_DOWN = """
            insert into switch_activity (account_id, switch_id, activity_id, type, responsible_id, fate)
            select distinct on (o.activity_id) :account, :switch, o.activity_id, o.type, o.responsible_id, done.fate
            from conversion_activity o
            join activity a on a.account_id = :account and a.id = o.activity_id
            cross join lateral (
                select case when a.completed_conversion_id = o.conversion_id then 'COMPLETED'
                    when exists (select from activity_binding ab
                                 where ab.account_id = :account and ab.activity_id = o.activity_id
                                    and ab.conversion_id = o.conversion_id) then 'KEPT' end as fate) done
            where done.fate is not null or a.status = 'PENDING'
            order by o.activity_id, done.fate
            on conflict (account_id, switch_id, activity_id)
                do update set fate = excluded.fate where excluded.fate = 'COMPLETED'""";

    private static final String DONE = """
            select type, responsible_id, fate from switch_activity
            where account_id = :account and switch_id = :switch""";

    /// In one look by type and by person.
    private static final String COUNT = """
            with held as (HELD),
            counted as (
                select type, responsible_id, count(*) as open, count(*) filter (where fate = 'KEPT') as kept,
                    count(*) filter (where fate = 'COMPLETED') as completed
                from held group by grouping sets ((type), (responsible_id))
            ),
            placed as (
                select counted.*, count(*) over alike as alike,
                    row_number() over (alike order by open desc, responsible_id) as place
                from counted window alike as (partition by type is null)
            )
            select p.type, p.responsible_id, coalesce(concat_ws(' ', u.first_name, u.last_name), u.email) as name,
                p.open, p.kept, p.completed, p.alike
            from placed p
            left join app_user u on u.account_id = :account and u.id = p.responsible_id
            where p.place <= :people
            order by p.place""";

    private final JdbcClient sql;

    SwitchActivityStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param alike how many such rows there are
    private record Row(
            Activity.@Nullable Type type,
            @Nullable Long responsibleId,
            @Nullable String name,
            long open,
            long kept,
            long completed,
            long alike) {}

    /// What a switch with these options would do.
    ActivityFigures foreseen(SwitchOptions options) {
        return figures(of(FORESEEN)
                .param(
                        "keptTypes",
                        new SqlArrayValue("text", options.policy().keptTypes().toArray())));
    }

    /// What it did.
    ActivityFigures done(long switchId) {
        return figures(of(DONE).param("switch", switchId));
    }

    /// Those of the engine's batch that is open in this transaction.
    void writeDown(long switchId) {
        sql.sql(WRITE_DOWN)
                .param("account", CurrentAccount.require().value())
                .param("switch", switchId)
                .update();
    }

    private JdbcClient.StatementSpec of(String held) {
        return sql.sql(COUNT.replace("HELD", held))
                .param("account", CurrentAccount.require().value())
                .param("people", PEOPLE);
    }

    private static ActivityFigures figures(JdbcClient.StatementSpec statement) {
        var rows = statement.query(Row.class).list();
        var types = rows.stream()
                .filter(row -> row.type() != null)
                .map(row -> new OfType(Objects.requireNonNull(row.type()), row.open(), row.kept(), row.completed()))
                .sorted(Comparator.comparing(OfType::type))
                .toList();
        var people = rows.stream().filter(row -> row.type() == null).toList();
        return ActivityFigures.of(
                types,
                people.stream().map(SwitchActivityStore::person).toList(),
                people.isEmpty() ? 0 : people.getFirst().alike());
    }

    private static OfPerson person(Row row) {
        return new OfPerson(
                Objects.requireNonNull(row.responsibleId()),
                Objects.requireNonNullElse(row.name(), ""),
                row.open(),
                row.kept(),
                row.completed());
    }
}
