package io.weiche.bitrix24.moving;

import io.weiche.kernel.CurrentAccount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// What has come already, and what could not.
@Repository
class OriginStore {
    private static final String KNOWN = """
            select origin_id, id from portal_origin
            where account_id = :account and portal = :portal and what = :what and id is not null
                and origin_id = any(cast(:origins as bigint[]))""";

    private static final String LAST = """
            select coalesce(max(origin_id), 0) from portal_origin
            where account_id = :account and portal = :portal and what = :what""";

    private static final String AFTER = """
            select origin_id, id from portal_origin
            where account_id = :account and portal = :portal and what = :what and id is not null and origin_id > :after
            order by origin_id limit :most""";

    private static final String KEEP = """
            insert into portal_origin (account_id, portal, what, origin_id, id, problem)
            select :account, :portal, :what, o.origin, o.id, case when o.id is null then o.problem end
            from unnest(cast(:origins as bigint[]), cast(:ids as bigint[]), cast(:problems as text[]))
                as o (origin, id, problem)
            on conflict do nothing""";

    private static final String COUNTS = """
            select what, count(id) as came, count(problem) as failed from portal_origin
            where account_id = :account and portal = :portal group by what""";

    private static final String PROBLEMS = """
            select what, problem, count(*) as many, min(origin_id) as example from portal_origin
            where account_id = :account and portal = :portal and problem is not null
            group by what, problem order by what, many desc limit 100""";

    private final JdbcClient sql;

    OriginStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String statement, String portal) {
        return sql.sql(statement)
                .param("account", CurrentAccount.require().value())
                .param("portal", portal);
    }

    /// What came of one thing.
    ///
    /// @param id null when it could not come
    record Outcome(long origin, @Nullable Long id, @Nullable String problem) {}

    record Pair(long origin, long id) {}

    record Count(String what, long came, long failed) {}

    record Trouble(String what, String problem, long many, long example) {}

    /// Our numbers by theirs; what has not come is absent.
    Map<Long, Long> known(String portal, String what, Collection<Long> origins) {
        var known = new HashMap<Long, Long>();
        if (!origins.isEmpty()) {
            of(KNOWN, portal)
                    .param("what", what)
                    .param("origins", new SqlArrayValue("bigint", origins.toArray()))
                    .query((row, _) -> new Pair(row.getLong(1), row.getLong(2)))
                    .list()
                    .forEach(pair -> known.put(pair.origin(), pair.id()));
        }
        return known;
    }

    long last(String portal, String what) {
        return of(LAST, portal).param("what", what).query(Long.class).single();
    }

    List<Pair> after(String portal, String what, long origin, int most) {
        return of(AFTER, portal)
                .param("what", what)
                .param("after", origin)
                .param("most", most)
                .query((row, _) -> new Pair(row.getLong(1), row.getLong(2)))
                .list();
    }

    /// Of things that come once: whoever kept one before has moved it as well.
    ///
    /// @throws MovingIn.Stopped when another run moves the same portal at the same time
    void keepAlone(String portal, String what, List<Outcome> outcomes) {
        if (keep(portal, what, outcomes) < outcomes.size()) {
            throw new MovingIn.Stopped("Another run moves this portal into this account.");
        }
    }

    /// @return how many nobody had kept before
    int keep(String portal, String what, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return 0;
        }
        var ids = new ArrayList<@Nullable Long>();
        var problems = new ArrayList<@Nullable String>();
        outcomes.forEach(outcome -> {
            ids.add(outcome.id());
            problems.add(outcome.id() == null && outcome.problem() == null ? "unknown" : outcome.problem());
        });
        return of(KEEP, portal)
                .param("what", what)
                .param(
                        "origins",
                        new SqlArrayValue(
                                "bigint", outcomes.stream().map(Outcome::origin).toArray()))
                .param("ids", new SqlArrayValue("bigint", ids.toArray()))
                .param("problems", new SqlArrayValue("text", problems.toArray()))
                .update();
    }

    List<Count> counts(String portal) {
        return of(COUNTS, portal)
                .query((row, _) -> new Count(row.getString("what"), row.getLong("came"), row.getLong("failed")))
                .list();
    }

    List<Trouble> problems(String portal) {
        return of(PROBLEMS, portal)
                .query((row, _) -> new Trouble(
                        row.getString("what"), row.getString("problem"), row.getLong("many"), row.getLong("example")))
                .list();
    }
}
