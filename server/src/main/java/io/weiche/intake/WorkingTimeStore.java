package io.weiche.intake;

import io.weiche.kernel.CurrentAccount;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// Working hours and absences.
@Repository
class WorkingTimeStore {
    private static final String SAVE_HOURS = """
            insert into working_hours (account_id, user_id, weekday, begins, ends)
            select :account, :user, h.weekday, h.begins::time, h.ends::time
            from unnest(cast(:days as integer[]), cast(:begins as text[]), cast(:ends as text[]))
                as h (weekday, begins, ends)""";

    private static final String SAVE_ABSENCES = """
            insert into absence (account_id, user_id, from_on, until_on)
            select :account, :user, a.from_on::date, a.until_on::date
            from unnest(cast(:begins as text[]), cast(:ends as text[])) as a (from_on, until_on)""";

    private final JdbcClient sql;

    WorkingTimeStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec statement(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    private record HoursOf(long userId, WorkingTime.Hours hours) {}

    private record AbsenceOf(long userId, WorkingTime.Absence absence) {}

    List<WorkingTime> list() {
        var hours = statement("""
                        select user_id, weekday, to_char(begins, 'HH24:MI') as begins, to_char(ends, 'HH24:MI') as ends
                        from working_hours where account_id = :account order by user_id, weekday""")
                .query((row, _) -> new HoursOf(
                        row.getLong("user_id"),
                        new WorkingTime.Hours(row.getInt("weekday"), row.getString("begins"), row.getString("ends"))))
                .list();
        var absences = statement("""
                        select user_id, from_on, until_on from absence
                        where account_id = :account order by user_id, from_on""")
                .query((row, _) -> new AbsenceOf(
                        row.getLong("user_id"),
                        new WorkingTime.Absence(
                                row.getObject("from_on", LocalDate.class), row.getObject("until_on", LocalDate.class))))
                .list();
        Map<Long, List<WorkingTime.Hours>> hoursOf = hours.stream()
                .collect(Collectors.groupingBy(
                        HoursOf::userId, Collectors.mapping(HoursOf::hours, Collectors.toList())));
        Map<Long, List<WorkingTime.Absence>> absencesOf = absences.stream()
                .collect(Collectors.groupingBy(
                        AbsenceOf::userId, Collectors.mapping(AbsenceOf::absence, Collectors.toList())));
        var people = new TreeSet<>(hoursOf.keySet());
        people.addAll(absencesOf.keySet());
        return people.stream()
                .map(user -> new WorkingTime(
                        user, hoursOf.getOrDefault(user, List.of()), absencesOf.getOrDefault(user, List.of())))
                .toList();
    }

    WorkingTime get(long userId) {
        return list().stream()
                .filter(time -> time.userId() == userId)
                .findFirst()
                .orElse(new WorkingTime(userId, List.of(), List.of()));
    }

    void save(WorkingTime time) {
        statement("delete from working_hours where account_id = :account and user_id = :user")
                .param("user", time.userId())
                .update();
        statement(SAVE_HOURS)
                .param("user", time.userId())
                .param(
                        "days",
                        new SqlArrayValue(
                                "integer",
                                time.hours().stream()
                                        .map(WorkingTime.Hours::weekday)
                                        .toArray()))
                .param("begins", texts(time.hours(), WorkingTime.Hours::begins))
                .param("ends", texts(time.hours(), WorkingTime.Hours::ends))
                .update();
        statement("delete from absence where account_id = :account and user_id = :user")
                .param("user", time.userId())
                .update();
        statement(SAVE_ABSENCES)
                .param("user", time.userId())
                .param("begins", texts(time.absences(), one -> one.from().toString()))
                .param("ends", texts(time.absences(), one -> one.until().toString()))
                .update();
    }

    private static <T> SqlArrayValue texts(Collection<T> all, Function<T, String> text) {
        return new SqlArrayValue("text", all.stream().map(text).toArray());
    }
}
