package io.weiche.calls;

import io.weiche.intake.WorkingTime;
import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on lines.
@Repository
class CallLineStore {
    private static final String LIST = """
            select l.id, l.version, l.number, l.name, l.active, l.opens_inbound, l.opens_outbound, l.source_id,
                l.responsible_id, l.missed_text, l.closed_text,
                array(select p.user_id from call_line_person p
                    where p.account_id = :account and p.line_id = l.id order by p.sort) as people
            from call_line l where l.account_id = :account
            order by coalesce(l.name, l.number), l.id""";

    private static final String HOURS = """
            select line_id, weekday, to_char(begins, 'HH24:MI') as begins, to_char(ends, 'HH24:MI') as ends
            from call_line_hours where account_id = :account order by line_id, weekday""";

    private static final String INSERT = """
            insert into call_line (account_id, number, match_key, name, active, opens_inbound, opens_outbound, source_id,
                responsible_id, missed_text, closed_text)
            values (:account, :number, :key, cast(:name as text), :active, :inbound, :outbound,
                cast(:source as bigint), cast(:responsible as bigint), cast(:missed as text), cast(:closed as text))
            on conflict do nothing returning id""";

    private static final String UPDATE = """
            update call_line set number = :number, match_key = :key, name = cast(:name as text), active = :active,
                opens_inbound = :inbound, opens_outbound = :outbound, source_id = cast(:source as bigint),
                responsible_id = cast(:responsible as bigint), missed_text = cast(:missed as text),
                closed_text = cast(:closed as text), version = version + 1
            where account_id = :account and id = :id""";

    private static final String PEOPLE = """
            insert into call_line_person (account_id, line_id, user_id, sort)
            select :account, :id, p.user_id, p.sort
            from unnest(cast(:people as bigint[])) with ordinality as p (user_id, sort)""";

    private static final String SAVE_HOURS = """
            insert into call_line_hours (account_id, line_id, weekday, begins, ends)
            select :account, :id, h.weekday, h.begins::time, h.ends::time
            from unnest(cast(:days as integer[]), cast(:begins as text[]), cast(:ends as text[]))
                as h (weekday, begins, ends)""";

    private static final String ATTENDED = """
            select not exists (select from call_line_hours h where h.account_id = :account and h.line_id = :id)
                or exists (
                    select from call_line_hours h
                    join account a on a.account_id = h.account_id
                    cross join lateral (select cast(:at as timestamptz) at time zone a.time_zone as here) c
                    where h.account_id = :account and h.line_id = :id
                        and h.weekday = extract(isodow from c.here)
                        and c.here::time >= h.begins and c.here::time < h.ends)""";

    private final JdbcClient sql;

    CallLineStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// By their names.
    List<CallLine> list() {
        Map<Long, List<WorkingTime.Hours>> hours = new HashMap<>();
        RowCallbackHandler keep = row -> hours.computeIfAbsent(row.getLong("line_id"), _ -> new ArrayList<>())
                .add(new WorkingTime.Hours(row.getInt("weekday"), row.getString("begins"), row.getString("ends")));
        statement(HOURS).query(keep);
        return statement(LIST).query((row, _) -> line(row, hours)).list();
    }

    private static CallLine line(ResultSet row, Map<Long, List<WorkingTime.Hours>> hours) throws SQLException {
        var id = row.getLong("id");
        return new CallLine(
                id,
                row.getInt("version"),
                row.getString("number"),
                row.getString("name"),
                row.getBoolean("active"),
                row.getBoolean("opens_inbound"),
                row.getBoolean("opens_outbound"),
                row.getObject("source_id", Long.class),
                row.getObject("responsible_id", Long.class),
                Arrays.asList((Long[]) row.getArray("people").getArray()),
                hours.getOrDefault(id, List.of()),
                row.getString("missed_text"),
                row.getString("closed_text"));
    }

    Optional<CallLine> find(long id) {
        return list().stream().filter(line -> line.id() == id).findFirst();
    }

    Optional<CallLine> findByKey(String key) {
        return statement("select id from call_line where account_id = :account and match_key = :key")
                .param("key", key)
                .query(Long.class)
                .optional()
                .flatMap(this::find);
    }

    /// @return empty when the number has a line already
    Optional<Long> insert(CallLine line, String key) {
        var id = filled(statement(INSERT), line, key).query(Long.class).optional();
        id.ifPresent(number -> writeParts(number, line));
        return id;
    }

    void update(CallLine line, String key) {
        filled(statement(UPDATE), line, key).param("id", line.id()).update();
        statement("delete from call_line_person where account_id = :account and line_id = :id")
                .param("id", line.id())
                .update();
        statement("delete from call_line_hours where account_id = :account and line_id = :id")
                .param("id", line.id())
                .update();
        writeParts(line.id(), line);
    }

    private static JdbcClient.StatementSpec filled(JdbcClient.StatementSpec statement, CallLine line, String key) {
        return statement
                .param("number", line.number())
                .param("key", key)
                .param("name", line.name())
                .param("active", line.active())
                .param("inbound", line.opensInbound())
                .param("outbound", line.opensOutbound())
                .param("source", line.sourceId())
                .param("responsible", line.responsibleId())
                .param("missed", line.missedText())
                .param("closed", line.closedText());
    }

    private void writeParts(long id, CallLine line) {
        statement(PEOPLE)
                .param("id", id)
                .param("people", new SqlArrayValue("bigint", line.personIds().toArray()))
                .update();
        statement(SAVE_HOURS)
                .param("id", id)
                .param("days", column("integer", line, WorkingTime.Hours::weekday))
                .param("begins", column("text", line, WorkingTime.Hours::begins))
                .param("ends", column("text", line, WorkingTime.Hours::ends))
                .update();
    }

    private static SqlArrayValue column(String type, CallLine line, Function<WorkingTime.Hours, Object> value) {
        return new SqlArrayValue(type, line.hours().stream().map(value).toArray());
    }

    boolean delete(long id) {
        return statement("delete from call_line where account_id = :account and id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    /// Whether somebody attends to the line at that moment.
    boolean attended(long id, OffsetDateTime at) {
        return statement(ATTENDED)
                .param("id", id)
                .param("at", at)
                .query(Boolean.class)
                .single();
    }
}
