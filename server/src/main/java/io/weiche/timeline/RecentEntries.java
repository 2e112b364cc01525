package io.weiche.timeline;

import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which records something has happened to, in the order it was written down. Every change writes an entry anyway, so
/// whoever wants to show it at once costs the writers nothing.
@Component
public class RecentEntries {
    private static final String AFTER = """
            select id, kind, record_id,
                case when type = 'FIELDS_CHANGED' then (
                    select cast(c ->> 'from' as bigint) from jsonb_array_elements(data -> 'changes') c
                    where c ->> 'field' = 'responsibleId' limit 1) end as former,
                case when type = 'FIELDS_CHANGED' then (
                    select string_to_array(c ->> 'from', ', ') from jsonb_array_elements(data -> 'changes') c
                    where c ->> 'field' = 'observerIds' limit 1) end as observers
            from timeline_entry where account_id = :account and id > :after order by id limit :most""";

    private static final String LAST = """
            select id, kind, record_id, cast(null as bigint) as former, cast(null as text[]) as observers
            from timeline_entry
            where account_id = :account order by id desc limit :most""";

    private static final String SINCE = """
            select id, kind, record_id, cast(null as bigint) as former, cast(null as text[]) as observers
            from (select id, kind, record_id, created_at from timeline_entry
                where account_id = :account order by id desc limit :most) e
            where created_at > clock_timestamp() - make_interval(secs => :seconds)""";

    private final JdbcClient sql;

    RecentEntries(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param formerResponsibleId whose it was before; null when that has not changed
    /// @param formerObservers who observed it before; empty when that has not changed
    public record Happened(
            long id, RecordRef record, @Nullable Long formerResponsibleId, Set<Long> formerObservers) {
        public Happened {
            formerObservers = Set.copyOf(formerObservers);
        }
    }

    public List<Happened> after(long id, int most) {
        return sql.sql(AFTER)
                .param("account", CurrentAccount.require().value())
                .param("after", id)
                .param("most", most)
                .query((row, _) -> happened(row))
                .list();
    }

    /// The newest first.
    public List<Happened> last(int most) {
        return sql.sql(LAST)
                .param("account", CurrentAccount.require().value())
                .param("most", most)
                .query((row, _) -> happened(row))
                .list();
    }

    /// Of the newest entries those of transactions that began within a time.
    public List<Happened> within(Duration time, int most) {
        return sql.sql(SINCE)
                .param("account", CurrentAccount.require().value())
                .param("seconds", time.toSeconds())
                .param("most", most)
                .query((row, _) -> happened(row))
                .list();
    }

    private static Happened happened(ResultSet row) throws SQLException {
        return new Happened(
                row.getLong("id"),
                new RecordRef(RecordKind.ofTypeId(row.getInt("kind")), row.getLong("record_id")),
                row.getObject("former", Long.class),
                numbers(row.getArray("observers")));
    }

    private static Set<Long> numbers(@Nullable Array texts) throws SQLException {
        return texts == null
                ? Set.of()
                : Stream.of((String[]) texts.getArray()).map(Long::valueOf).collect(Collectors.toSet());
    }
}
