package io.weiche.bulk;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Columns;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What follows records to their new responsible, if that was wished: their customers, and open activities of both,
/// as far as they were the old responsible's; and the way back. Each is one statement for a whole batch, after that
/// of the records. `KIND` stands for the table of the customers.
@Component
class BulkFollowers {
    private static final Pattern KIND = Pattern.compile("\\bKIND\\b");

    /// A customer of several records follows the first. One the author may not change stays, and is noted.
    private static final String CUSTOMERS = """
            with linked as (
                select distinct on (w.customer_id) w.customer_id, w.record_id, o.responsible_before_id
                from (LINKED) w
                join bulk_outcome o on o.account_id = :account and o.run_id = :run and o.record_id = w.record_id
                    and o.outcome = 'CHANGED'
                join KIND c on c.account_id = :account and c.id = w.customer_id and c.deleted_at is null
                    and c.responsible_id = o.responsible_before_id
                where not exists (select from bulk_follower f where f.account_id = :account and f.run_id = :run
                    and f.kind = :kind and f.follower_id = w.customer_id)
                order by w.customer_id, w.record_id
            ), found as (
                select r.id, l.record_id, r.responsible_id, ALLOWED as allowed
                from linked l
                join KIND r on r.account_id = :account and r.id = l.customer_id and r.deleted_at is null
                    and r.responsible_id = l.responsible_before_id
                order by r.id for update of r
            ), changed as (
                update KIND r set responsible_id = :responsible, version = r.version + 1,
                    updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
                from found
                where r.account_id = :account and r.id = found.id and found.allowed
                returning r.id, r.version, r.last_activity_at, found.record_id, found.responsible_id as before_id
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, id, 'FIELDS_CHANGED', jsonb_build_object('changes', jsonb_build_array(
                    jsonb_build_object('field', 'responsibleId', 'from', cast(before_id as text),
                        'to', cast(cast(:responsible as bigint) as text)))), :actor
                from changed
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from changed
            ), noted as (
                insert into bulk_follower (account_id, run_id, kind, follower_id, record_id, outcome,
                    responsible_before_id, version_after, active_after_at)
                select :account, :run, :kind, id, record_id, 'CHANGED', before_id, version, last_activity_at
                from changed
                union all
                select :account, :run, :kind, id, record_id, 'LEFT', responsible_id, null, null
                from found where not allowed
                returning outcome
            )
            select count(*) filter (where outcome = 'CHANGED') as changed, count(*) filter (where outcome = 'LEFT') as "left"
            from noted""";

    /// Of the records, and of customers that have just followed them. Whoever may change a record may change its
    /// activities.
    private static final String ACTIVITIES = """
            with whose as (
                select o.record_id, cast(:kind as smallint) as kind, o.record_id as id, o.responsible_before_id,
                    cast(null as smallint) as customer_kind, cast(null as bigint) as customer_id
                from bulk_outcome o
                where o.account_id = :account and o.run_id = :run and o.record_id = any(cast(:ids as bigint[]))
                    and o.outcome = 'CHANGED'
                union all
                select f.record_id, f.kind, f.follower_id, f.responsible_before_id, f.kind, f.follower_id
                from bulk_follower f
                where f.account_id = :account and f.run_id = :run and f.record_id = any(cast(:ids as bigint[]))
                    and f.kind <> 0 and f.outcome = 'CHANGED'
            ), bound as (
                select distinct on (b.activity_id) b.activity_id, w.record_id, w.customer_kind, w.customer_id,
                    w.responsible_before_id
                from whose w
                join activity_binding b on b.account_id = :account and b.kind = w.kind and b.record_id = w.id
                join activity a on a.account_id = :account and a.id = b.activity_id and a.status = 'PENDING'
                    and a.responsible_id = w.responsible_before_id
                where not exists (select from bulk_follower f where f.account_id = :account and f.run_id = :run
                    and f.kind = 0 and f.follower_id = b.activity_id)
                order by b.activity_id, w.customer_id nulls first, w.record_id
            ), found as (
                select r.id, b.record_id, b.customer_kind, b.customer_id, b.responsible_before_id
                from bound b
                join activity r on r.account_id = :account and r.id = b.activity_id and r.status = 'PENDING'
                    and r.responsible_id = b.responsible_before_id
                order by r.id for update of r
            ), changed as (
                update activity r set responsible_id = :responsible, version = r.version + 1,
                    updated_at = clock_timestamp()
                from found f
                where r.account_id = :account and r.id = f.id
                returning r.id, r.version, f.record_id, f.customer_kind, f.customer_id, f.responsible_before_id
            ), sent as (
                insert into outbox (account_id, event, record_id) select :account, 'ACTIVITY_CHANGED', id from changed
            ), noted as (
                insert into bulk_follower (account_id, run_id, kind, follower_id, record_id, customer_kind, customer_id,
                    outcome, responsible_before_id, version_after)
                select :account, :run, 0, id, record_id, customer_kind, customer_id, 'CHANGED', responsible_before_id,
                    version
                from changed
                returning follower_id
            )
            select count(*) from noted""";

    private static final String LOCK_CUSTOMERS = """
            select count(*) from (
                select r.id from KIND r
                where r.account_id = :account and r.id in (select f.follower_id from bulk_follower f
                    where f.account_id = :account and f.run_id = :run and f.record_id = any(cast(:ids as bigint[]))
                        and f.kind = :kind)
                order by r.id for update of r
            ) locked""";

    /// Those that followed records which have just gone back, as the run left them.
    private static final String GOES_BACK = """
            f.account_id = :account and f.run_id = :run and f.record_id = any(cast(:ids as bigint[]))
                and f.kind = :kind and f.outcome = 'CHANGED' and f.undo is null
                and exists (select from bulk_outcome o where o.account_id = :account and o.run_id = :run
                    and o.record_id = f.record_id and o.undo = 'UNDONE')
                and r.account_id = :account and r.id = f.follower_id and r.version = f.version_after
            """;

    private static final String MARK = """
            update bulk_follower f set undo = 'UNDONE' from back
            where f.account_id = :account and f.run_id = :run and f.kind = :kind and f.follower_id = back.id""";

    private static final String CUSTOMERS_BACK = """
            with back as (
                update KIND r set responsible_id = f.responsible_before_id, version = r.version + 1,
                    updated_at = clock_timestamp(), last_activity_at = clock_timestamp()
                from bulk_follower f
                where GOES_BACK and r.deleted_at is null and r.last_activity_at = f.active_after_at and ALLOWED
                returning r.id, r.responsible_id
            ), told as (
                insert into timeline_entry (account_id, kind, record_id, type, data, author_id)
                select :account, :kind, id, 'FIELDS_CHANGED', jsonb_build_object('changes', jsonb_build_array(
                    jsonb_build_object('field', 'responsibleId', 'from', cast(cast(:responsible as bigint) as text),
                        'to', cast(responsible_id as text)))), :actor
                from back
            ), sent as (
                insert into outbox (account_id, event, kind, record_id)
                select :account, :word || '_CHANGED', :kind, id from back
            )
            """.replace("GOES_BACK", GOES_BACK) + MARK;

    /// An activity of a customer goes where the customer goes.
    private static final String ACTIVITIES_BACK = """
            with back as (
                update activity r set responsible_id = f.responsible_before_id, version = r.version + 1,
                    updated_at = clock_timestamp()
                from bulk_follower f
                where GOES_BACK and (f.customer_id is null or exists (
                    select from bulk_follower c where c.account_id = :account and c.run_id = :run
                        and c.kind = f.customer_kind and c.follower_id = f.customer_id and c.undo = 'UNDONE'))
                returning r.id
            ), sent as (
                insert into outbox (account_id, event, record_id) select :account, 'ACTIVITY_CHANGED', id from back
            )
            """.replace("GOES_BACK", GOES_BACK) + MARK;

    private static final String KEEP = """
            update bulk_follower set undo = 'KEPT'
            where account_id = :account and run_id = :run and record_id = any(cast(:ids as bigint[]))
                and outcome = 'CHANGED' and undo is null""";

    private static final int ACTIVITY = 0;

    private final JdbcClient sql;
    private final Access access;

    BulkFollowers(JdbcClient sql, Access access) {
        this.sql = sql;
        this.access = access;
    }

    /// How many followed, or went back.
    ///
    /// @param left customers that stayed because the author may not change them
    record Moved(long activities, long customers, long left) {
        static final Moved NONE = new Moved(0, 0, 0);
    }

    /// How many customers of one kind.
    record Customers(long changed, long left) {}

    /// In the transaction in which the records have got their new responsible.
    Moved follow(BulkRun run, List<Long> ids) {
        var change = run.change();
        if (change.action() != BulkAction.RESPONSIBLE || ids.isEmpty()) {
            return Moved.NONE;
        }
        var contacts = customers(run, ids, RecordKind.CONTACT);
        var companies = customers(run, ids, RecordKind.COMPANY);
        var activities = Boolean.TRUE.equals(change.withActivities())
                ? about(run, ids, run.kind().typeId(), ACTIVITIES)
                        .query(Long.class)
                        .single()
                : 0;
        return new Moved(activities, contacts.changed() + companies.changed(), contacts.left() + companies.left());
    }

    private Customers customers(BulkRun run, List<Long> ids, RecordKind kind) {
        if (!Boolean.TRUE.equals(run.change().withCustomers())) {
            return new Customers(0, 0);
        }
        var statement = of(kind, CUSTOMERS)
                .replace("LINKED", linked(run.kind(), kind))
                .replace("ALLOWED", access.sql(kind, Action.CHANGE, "r"));
        return about(run, ids, kind.typeId(), statement)
                .param("word", kind.name())
                .query(Customers.class)
                .single();
    }

    /// Which customers belong to which of the records.
    private static String linked(RecordKind of, RecordKind customers) {
        if (of == RecordKind.DEAL && customers == RecordKind.CONTACT) {
            return """
                    select d.deal_id as record_id, d.contact_id as customer_id from deal_contact d
                    where d.account_id = :account and d.deal_id = any(cast(:ids as bigint[]))""";
        }
        var column = customers.name().toLowerCase(Locale.ROOT) + "_id";
        return """
                select d.id as record_id, d.COLUMN as customer_id from RECORDS d
                where d.account_id = :account and d.id = any(cast(:ids as bigint[])) and d.COLUMN is not null""".replace("COLUMN", column).replace("RECORDS", of.name().toLowerCase(Locale.ROOT));
    }

    /// In the transaction in which the records have gone back, as far as they could.
    Moved back(BulkRun run, List<Long> ids) {
        if (!run.change().takesAlong()) {
            return Moved.NONE;
        }
        var customers = customersBack(run, ids, RecordKind.CONTACT) + customersBack(run, ids, RecordKind.COMPANY);
        var activities = about(run, ids, ACTIVITY, ACTIVITIES_BACK).update();
        about(run, ids, ACTIVITY, KEEP).update();
        return new Moved(activities, customers, 0);
    }

    private int customersBack(BulkRun run, List<Long> ids, RecordKind kind) {
        about(run, ids, kind.typeId(), of(kind, LOCK_CUSTOMERS))
                .query(Long.class)
                .single();
        var before = DSL.field(DSL.name("f", "responsible_before_id"), Long.class);
        var allowed = access.sql(kind, Action.CHANGE, Columns.of(kind, "r").of(before));
        return about(run, ids, kind.typeId(), of(kind, CUSTOMERS_BACK).replace("ALLOWED", allowed))
                .param("word", kind.name())
                .update();
    }

    private static String of(RecordKind kind, String statement) {
        return KIND.matcher(statement).replaceAll(kind.name().toLowerCase(Locale.ROOT));
    }

    private JdbcClient.StatementSpec about(BulkRun run, List<Long> ids, int kind, String statement) {
        return sql.sql(statement)
                .param("account", CurrentAccount.require().value())
                .param("run", run.id())
                .param("ids", BulkSets.array(ids))
                .param("kind", kind)
                .param("actor", run.actorId())
                .param("responsible", Objects.requireNonNull(run.change().responsibleId()));
    }
}
