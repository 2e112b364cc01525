package io.weiche.calls;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Page;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Reads calls, only those the current user may see.
@Repository
class CallReader {
    private static final int MOST_RINGING = 5;

    private static final String PAGE = "select " + CallRow.COLUMNS + """
             from call c
            where c.account_id = :account and c.registered and c.id < :before
                and (cast(:direction as text) is null or c.direction = cast(:direction as text))
                and (cast(:state as text) is null or c.state = cast(:state as text))
                and (cast(:line as bigint) is null or c.line_id = cast(:line as bigint))
                and (not :mine or :user in (c.responsible_id, c.answered_by_id, c.ended_by_id, c.user_id))
                and (VISIBLE)
            order by c.id desc limit :limit""";

    private static final String FIND = "select " + CallRow.COLUMNS + """
             from call c
            where c.account_id = :account and c.id = :id and c.registered and (VISIBLE)""";

    private static final String MAY = """
            select exists (select from call c where c.account_id = :account and c.id = :id and (VISIBLE))""";

    /// A telephone system that says nothing more has forgotten the call.
    private static final String RINGING = "select " + CallRow.COLUMNS + """
             from call_ring r
            join call c on c.account_id = r.account_id and c.id = r.call_id
            where r.account_id = :account and r.user_id = :user
                and (c.state = 'RINGING' and c.started_at > clock_timestamp() - interval '15 minutes'
                    or c.state = 'TALKING' and c.started_at > clock_timestamp() - interval '4 hours')
            order by c.id desc limit :most""";

    private static final String BINDINGS = """
            select activity_id, kind, record_id from activity_binding
            where account_id = :account and activity_id = any(cast(:ids as bigint[]))
            order by activity_id, kind, record_id""";

    private static final String STAGES = """
            select 1 as kind, l.id, l.title, s.name, nullif(concat_ws(' ', l.first_name, l.last_name), '') as person
            from lead l
            join stage s on s.account_id = l.account_id and s.id = l.stage_id
            where l.account_id = :account and l.id = any(cast(:leads as bigint[])) and l.semantics = 'P'
            union all
            select 2, d.id, d.title, s.name, null from deal d
            join stage s on s.account_id = d.account_id and s.id = d.stage_id
            where d.account_id = :account and d.id = any(cast(:deals as bigint[])) and d.semantics = 'P'
            order by 1 desc, 2 desc""";

    private static final String LAST = """
            select w.call_id, max(a.completed_at) as at
            from unnest(cast(:calls as bigint[]), cast(:activities as bigint[]), cast(:kinds as smallint[]),
                cast(:ids as bigint[])) as w (call_id, activity_id, kind, record_id)
            join activity_binding b on b.account_id = :account and b.kind = w.kind and b.record_id = w.record_id
            join activity a on a.account_id = :account and a.id = b.activity_id and a.id <> w.activity_id
            where a.status = 'COMPLETED' and a.type in ('CALL', 'MEETING', 'EMAIL')
            group by w.call_id""";

    private final JdbcClient sql;
    private final Access access;

    CallReader(JdbcClient sql, Access access) {
        this.sql = sql;
        this.access = access;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// The latest first.
    List<Call> page(CallFilter filter, long before, int limit) {
        return filtered(PAGE, filter, before, limit).query(CallRow::read).list();
    }

    /// No further than a total says.
    int count(CallFilter filter) {
        return filtered("select count(*) from (" + PAGE + ") n", filter, Long.MAX_VALUE, Page.COUNT_TO)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec filtered(String text, CallFilter filter, long before, int limit) {
        return statement(visible(text))
                .param("before", before)
                .param(
                        "direction",
                        filter.direction() == null ? null : filter.direction().name())
                .param("state", filter.state() == null ? null : filter.state().name())
                .param("line", filter.lineId())
                .param("mine", filter.mine())
                .param("user", CurrentUser.requireId())
                .param("limit", limit);
    }

    Optional<Call> find(long id) {
        return statement(visible(FIND))
                .param("id", id)
                .param("user", CurrentUser.requireId())
                .query(CallRow::read)
                .optional();
    }

    /// Whether the current user may change a record it concerns.
    boolean mayChange(long id) {
        return statement(visible(MAY, Action.CHANGE))
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// One's own, and those that concern a record one may see.
    private String visible(String statement) {
        return visible(
                statement, Action.READ, ":user in (c.responsible_id, c.answered_by_id, c.ended_by_id, c.user_id)");
    }

    /// Those that concern a record one may do this with. What concerns none belongs to those who may do it everywhere.
    private String visible(String statement, Action action, String... others) {
        var ways = new ArrayList<String>(List.of(others));
        if (access.everywhere(RecordKind.LEAD, action) && access.everywhere(RecordKind.DEAL, action)) {
            ways.add("true");
        }
        for (var kind : RecordKind.values()) {
            if (access.anywhere(kind, action)) {
                var table = kind.name().toLowerCase(Locale.ROOT);
                ways.add("""
                        exists (select from activity_binding b join %1$s on %1$s.account_id = b.account_id
                            and %1$s.id = b.record_id and %1$s.deleted_at is null
                            where b.account_id = c.account_id and b.activity_id = c.activity_id and b.kind = %2$d
                                and %3$s)""".formatted(table, kind.typeId(), access.sql(kind, action, table)));
            }
        }
        return statement.replace("VISIBLE", ways.isEmpty() ? "false" : String.join("\n or ", ways));
    }

    List<Call> ringing(long user) {
        return statement(RINGING)
                .param("user", user)
                .param("most", MOST_RINGING)
                .query(CallRow::read)
                .list();
    }

    /// The records of activities, by activity.
    Map<Long, List<RecordRef>> recordsOf(Collection<Long> activities) {
        var records = new HashMap<Long, List<RecordRef>>();
        if (!activities.isEmpty()) {
            RowCallbackHandler keep = row -> records.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                    .add(new RecordRef(RecordKind.ofTypeId(row.getInt(2)), row.getLong(3)));
            statement(BINDINGS).param("ids", numbers(activities)).query(keep);
        }
        return records;
    }

    /// @param calls with the records the current user may see
    Map<Long, CallerCard> cards(Collection<ShownCall> calls) {
        var open = open(calls);
        var last = lastContacts(calls);
        var cards = new HashMap<Long, CallerCard>();
        for (var call : calls) {
            var ofCall = call.records().stream()
                    .map(about -> open.get(new RecordRef(about.kind(), about.id())))
                    .filter(Objects::nonNull)
                    .toList();
            cards.put(call.id(), new CallerCard(ofCall, last.get(call.id())));
        }
        return cards;
    }

    private Map<RecordRef, CallerCard.Open> open(Collection<ShownCall> calls) {
        var open = new HashMap<RecordRef, CallerCard.Open>();
        RowCallbackHandler keep = row -> {
            var ref = new RecordRef(RecordKind.ofTypeId(row.getInt(1)), row.getLong(2));
            open.put(
                    ref,
                    new CallerCard.Open(ref.kind(), ref.id(), row.getString(3), row.getString(4), row.getString(5)));
        };
        statement(STAGES)
                .param("leads", numbers(ids(calls, RecordKind.LEAD)))
                .param("deals", numbers(ids(calls, RecordKind.DEAL)))
                .query(keep);
        return open;
    }

    private static List<Long> ids(Collection<ShownCall> calls, RecordKind kind) {
        return calls.stream()
                .flatMap(call -> call.records().stream())
                .filter(about -> about.kind() == kind)
                .map(ShownCall.About::id)
                .toList();
    }

    /// When somebody last spoke or wrote with those who call.
    private Map<Long, OffsetDateTime> lastContacts(Collection<ShownCall> calls) {
        var places = calls.stream()
                .filter(call -> call.activityId() != null)
                .flatMap(call -> call.records().stream().map(about -> new Place(call.id(), call.activityId(), about)))
                .toList();
        var last = new HashMap<Long, OffsetDateTime>();
        if (!places.isEmpty()) {
            RowCallbackHandler keep = row -> last.put(row.getLong(1), row.getObject(2, OffsetDateTime.class));
            statement(LAST)
                    .param("calls", numbers(places.stream().map(Place::call).toList()))
                    .param(
                            "activities",
                            numbers(places.stream().map(Place::activity).toList()))
                    .param(
                            "kinds",
                            new SqlArrayValue(
                                    "smallint",
                                    places.stream()
                                            .map(place ->
                                                    (short) place.about().kind().typeId())
                                            .toArray()))
                    .param(
                            "ids",
                            numbers(places.stream()
                                    .map(place -> place.about().id())
                                    .toList()))
                    .query(keep);
        }
        return last;
    }

    private record Place(long call, @Nullable Long activity, ShownCall.About about) {}

    private static SqlArrayValue numbers(Collection<? extends @Nullable Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }
}
