package io.weiche.notifications;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Page;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on what people are told of.
@Repository
class NotificationStore {
    /// Somebody who makes thirty things in ten minutes for somebody else is a program, or works through a list: the
    /// records speak for themselves then.
    private static final String TELL = """
            insert into notification (account_id, user_id, reason, actor_id, kind, record_id, entry_id, activity_id,
                records)
            select :account, u.id, :reason, cast(:actor as bigint), t.kind, t.record_id, t.entry_id, t.activity_id,
                t.records
            from (
                select *, row_number() over (partition by user_id order by place) as place_of_user
                from unnest(cast(:users as bigint[]), cast(:kinds as smallint[]), cast(:ids as bigint[]),
                    cast(:entries as bigint[]), cast(:activities as bigint[]), cast(:counts as integer[]))
                    with ordinality as told (user_id, kind, record_id, entry_id, activity_id, records, place)) t
            join app_user u on u.account_id = :account and u.id = t.user_id and u.active
            cross join lateral (
                select count(*) as notes from (
                    select reason, actor_id, created_at from notification n
                    where n.account_id = :account and n.user_id = u.id order by n.id desc limit 100) newest
                where reason = :reason and actor_id is not distinct from cast(:actor as bigint)
                    and created_at > clock_timestamp() - interval '10 minutes') lately
            where not exists (select from notification_muted m
                    where m.account_id = :account and m.user_id = u.id and m.reason = :mutedWith)
                and lately.notes + t.place_of_user <= 30
            order by t.place
            returning user_id""";

    private static final String WATCH = """
            insert into notification_watch (account_id) values (:account) on conflict do nothing""";

    private static final String SINCE = """
            select due_until, clock_timestamp() as now from notification_watch
            where account_id = :account for update skip locked""";

    private static final String UNTIL = """
            update notification_watch set due_until = :until where account_id = :account""";

    /// Up to five one by one, more of them together. The index of activities leads from each person to what is due,
    /// that of reminders to what comes soon. Whoever looks late reminds once of an activity, and not of one that is
    /// due by now.
    private static final String DUE = """
            with soon as (
                select distinct a.responsible_id, a.id, a.deadline_at
                from activity_reminder r
                join activity a on a.account_id = :account and a.id = r.activity_id and a.status = 'PENDING'
                    and (a.deadline_at > :until or not a.reminds_at_deadline)
                where r.account_id = :account and r.remind_at > :since and r.remind_at <= :until
            ), come as (
                select a.responsible_id as user_id, a.id, a.deadline_at, 'DUE' as reason
                from app_user u
                cross join lateral (
                    select responsible_id, id, deadline_at from activity
                    where account_id = :account and responsible_id = u.id and status = 'PENDING'
                        and reminds_at_deadline and deadline_at > :since and deadline_at <= :until) a
                where u.account_id = :account and u.active
                union all
                select responsible_id, id, deadline_at, 'REMINDED' from soon
            ), due as (
                select c.user_id, c.id, c.reason,
                    count(*) over (partition by c.user_id, c.reason) as together,
                    row_number() over (partition by c.user_id, c.reason order by c.deadline_at, c.id) as place
                from come c
                join app_user u on u.account_id = :account and u.id = c.user_id and u.active
                where not exists (select from notification_muted m
                    where m.account_id = :account and m.user_id = c.user_id and m.reason = 'DUE')
            )
            insert into notification (account_id, user_id, reason, activity_id, records)
            select :account, user_id, reason, case when together <= 5 then id end,
                case when together <= 5 then 1 else together end
            from due where together <= 5 or place = 1 order by reason desc, place
            returning user_id""";

    private static final String FORGET = """
            delete from notification where account_id = :account and id in (
                select id from (
                    select id, created_at from notification where account_id = :account order by id limit 2000) oldest
                where created_at < clock_timestamp() - interval '90 days')""";

    private static final String PAGE = """
            select id, reason, actor_id, kind, record_id, entry_id, activity_id, records, created_at,
                read_at is not null as read
            from notification where account_id = :account and user_id = :user and id < :before
            order by id desc limit :limit""";

    private static final String UNREAD = """
            select count(*) from (
                select from notification
                where account_id = :account and user_id = :user and read_at is null limit 100) n""";

    private static final String EXISTS = """
            select exists (select from notification where account_id = :account and user_id = :user and id = :id)""";

    private static final String READ = """
            update notification set read_at = clock_timestamp()
            where account_id = :account and user_id = :user and read_at is null and id between :from and :to""";

    private static final String MUTED = """
            select reason from notification_muted where account_id = :account and user_id = :user""";

    private static final String MUTE = """
            insert into notification_muted (account_id, user_id, reason) values (:account, :user, :reason)
            on conflict do nothing""";

    private static final String UNMUTE = """
            delete from notification_muted where account_id = :account and user_id = :user and reason = :reason""";

    private final JdbcClient sql;

    NotificationStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    /// What one person is told.
    ///
    /// @param record null when it speaks of several
    record Note(
            long userId,
            @Nullable RecordKind kind,
            @Nullable Long record,
            @Nullable Long entryId,
            @Nullable Long activityId,
            int records) {

        static Note of(long userId, RecordRef record) {
            return new Note(userId, record.kind(), record.id(), null, null, 1);
        }
    }

    /// As it is stored.
    record Row(
            long id,
            Reason reason,
            @Nullable Long actorId,
            @Nullable RecordKind kind,
            @Nullable RecordRef record,
            @Nullable Long entryId,
            @Nullable Long activityId,
            int records,
            OffsetDateTime createdAt,
            boolean read) {}

    /// @return those who are told
    Set<Long> tell(Reason reason, @Nullable Long actorId, List<Note> notes) {
        return of(TELL).param("reason", reason.name())
                .param("mutedWith", reason.mutedWith().name())
                .param("actor", actorId)
                .param("users", column("bigint", notes, Note::userId))
                .param(
                        "kinds",
                        column(
                                "smallint",
                                notes,
                                note -> note.kind() == null ? null : note.kind().typeId()))
                .param("ids", column("bigint", notes, Note::record))
                .param("entries", column("bigint", notes, Note::entryId))
                .param("activities", column("bigint", notes, Note::activityId))
                .param("counts", column("integer", notes, Note::records))
                .query(Long.class)
                .set();
    }

    private static SqlArrayValue column(String type, List<Note> notes, Function<Note, @Nullable Object> value) {
        return new SqlArrayValue(type, notes.stream().map(value).toArray());
    }

    /// The time somebody has to look for what became due; nobody else looks until the transaction ends.
    record Span(OffsetDateTime since, OffsetDateTime until) {}

    /// @return empty when somebody else is looking
    Optional<Span> claim() {
        of(WATCH).update();
        return of(SINCE)
                .query((row, _) ->
                        new Span(row.getObject(1, OffsetDateTime.class), row.getObject(2, OffsetDateTime.class)))
                .optional();
    }

    /// @return those who are told
    Set<Long> due(Span span) {
        of(UNTIL).param("until", span.until()).update();
        return of(DUE).param("since", span.since())
                .param("until", span.until())
                .query(Long.class)
                .set();
    }

    /// @return whether there may be more
    boolean forgetSome() {
        return of(FORGET).update() == 2000;
    }

    List<Row> page(long user, long before, int limit) {
        return of(PAGE).param("user", user)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> {
                    var kind = row.getObject("kind") == null ? null : RecordKind.ofTypeId(row.getInt("kind"));
                    var record = row.getObject("record_id", Long.class);
                    return new Row(
                            row.getLong("id"),
                            Reason.valueOf(row.getString("reason")),
                            row.getObject("actor_id", Long.class),
                            kind,
                            kind == null || record == null ? null : new RecordRef(kind, record),
                            row.getObject("entry_id", Long.class),
                            row.getObject("activity_id", Long.class),
                            row.getInt("records"),
                            row.getObject("created_at", OffsetDateTime.class),
                            row.getBoolean("read"));
                })
                .list();
    }

    /// No further than a total says.
    int count(long user) {
        return of("select count(*) from (" + PAGE + ") n")
                .param("user", user)
                .param("before", Long.MAX_VALUE)
                .param("limit", Page.COUNT_TO)
                .query(Integer.class)
                .single();
    }

    int unread(long user) {
        return of(UNREAD).param("user", user).query(Integer.class).single();
    }

    boolean exists(long user, long id) {
        return of(EXISTS)
                .param("user", user)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// @return whether any of them was unread
    boolean read(long user, long from, long to) {
        return of(READ).param("user", user).param("from", from).param("to", to).update() > 0;
    }

    Set<Reason> muted(long user) {
        var muted = EnumSet.noneOf(Reason.class);
        of(MUTED).param("user", user).query(String.class).list().forEach(name -> muted.add(Reason.valueOf(name)));
        return muted;
    }

    void mute(long user, Reason reason, boolean muted) {
        of(muted ? MUTE : UNMUTE)
                .param("user", user)
                .param("reason", reason.name())
                .update();
    }
}
