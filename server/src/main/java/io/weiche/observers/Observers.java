package io.weiche.observers;

import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.web.JsonBody;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Who observes which record. A kind writes them with the record they belong to, as one of its fields.
@Component
public class Observers {
    /// In the interface and in the history.
    public static final String FIELD = "observerIds";

    private static final int MOST = 50;

    private static final String OF_RECORDS = """
            select record_id, user_id from record_observer
            where account_id = :account and kind = :kind and record_id = any(cast(:records as bigint[]))
            order by record_id, user_id""";

    private static final String ADD = """
            insert into record_observer (account_id, user_id, kind, record_id)
            select :account, added.user_id, :kind, added.record_id
            from unnest(cast(:users as bigint[]), cast(:records as bigint[])) as added (user_id, record_id)
            on conflict do nothing""";

    private static final String REMOVE = """
            delete from record_observer
            where account_id = :account and kind = :kind and record_id = any(cast(:records as bigint[]))
                and user_id = any(cast(:users as bigint[]))""";

    private final JdbcClient sql;
    private final Users users;

    Observers(JdbcClient sql, Users users) {
        this.sql = sql;
        this.users = users;
    }

    /// Numbers of the observers of many records, ascending; who has none is absent. One query.
    public Map<Long, List<Long>> of(RecordKind kind, Collection<Long> ids) {
        var observers = new HashMap<Long, List<Long>>();
        if (!ids.isEmpty()) {
            statement(OF_RECORDS, kind).param("records", numbers(ids)).query(row -> {
                observers
                        .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                        .add(row.getLong(2));
            });
        }
        return observers;
    }

    /// What somebody sends: the whole list, each once.
    ///
    /// @param now what stays when the body does not name them
    /// @return ascending
    public static List<Long> read(JsonBody body, List<Long> now) {
        var ids = body.ids(FIELD);
        if (ids == null) {
            return now;
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw BadInput.of(FIELD, "duplicate", "Somebody is named twice.");
        }
        return all(ids);
    }

    /// @return each once, ascending
    /// @throws BadInput when there are too many
    public static List<Long> all(List<Long> ids) {
        if (ids.size() > MOST) {
            throw BadInput.of(FIELD, "too-many", "A record has at most " + MOST + " observers.");
        }
        return ids.stream().distinct().sorted().toList();
    }

    /// As the history shows them; nobody is null.
    public static @Nullable String shown(List<Long> ids) {
        return ids.isEmpty() ? null : ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// @throws BadInput when somebody who is new does not exist in this account, or has left
    public void check(List<Long> before, List<Long> next) {
        users.requireActive(FIELD, without(next, before));
    }

    public void replace(RecordKind kind, long id, List<Long> before, List<Long> next) {
        var gone = without(before, next);
        if (!gone.isEmpty()) {
            statement(REMOVE, kind)
                    .param("records", numbers(List.of(id)))
                    .param("users", numbers(gone))
                    .update();
        }
        add(kind, Map.of(id, without(next, before)));
    }

    /// @param observers of new records, by their number
    public void add(RecordKind kind, Map<Long, List<Long>> observers) {
        var records = new ArrayList<Long>();
        var people = new ArrayList<Long>();
        observers.forEach((record, ids) -> ids.forEach(user -> {
            records.add(record);
            people.add(user);
        }));
        if (!records.isEmpty()) {
            statement(ADD, kind)
                    .param("records", numbers(records))
                    .param("users", numbers(people))
                    .update();
        }
    }

    private static List<Long> without(List<Long> ids, List<Long> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }

    private JdbcClient.StatementSpec statement(String text, RecordKind kind) {
        return sql.sql(text).param("account", CurrentAccount.require().value()).param("kind", kind.typeId());
    }

    private static SqlArrayValue numbers(Collection<Long> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }
}
