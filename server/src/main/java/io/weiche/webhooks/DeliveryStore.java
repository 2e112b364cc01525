package io.weiche.webhooks;

import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All SQL on deliveries.
@Repository
class DeliveryStore {
    private static final String COLUMNS = """
            select id, webhook_id, events, state, created_at, tries, first_try_at, last_try_at, next_try_at, status, failure,
                answer, took_ms
            from webhook_delivery where account_id = :account""";

    private static final String PAGE = COLUMNS + """
             and webhook_id = :webhook and id < :before and (cast(:state as text) is null or state = :state)
            order by id desc limit :limit""";

    private static final String INSERT = """
            insert into webhook_delivery (account_id, webhook_id, events)
            select :account, d.webhook, cast(d.events as jsonb)
            from unnest(cast(:webhooks as bigint[]), cast(:events as text[])) with ordinality as d (webhook, events, place)
            order by d.place""";

    private static final String NEXT = COLUMNS + """
             and webhook_id = :webhook and state = 'WAITING' and next_try_at <= clock_timestamp()
            order by id limit :most""";

    private static final String DELIVERED = """
            update webhook_delivery set state = 'DELIVERED', tries = tries + 1, last_try_at = clock_timestamp(),
                first_try_at = coalesce(first_try_at, clock_timestamp()), status = :status, failure = null,
                answer = :answer, took_ms = :took
            where account_id = :account and id = :id""";

    private static final String FAILED = """
            update webhook_delivery set tries = tries + 1, last_try_at = clock_timestamp(),
                first_try_at = coalesce(first_try_at, clock_timestamp()), status = cast(:status as integer),
                failure = :failure, answer = cast(:answer as text), took_ms = :took,
                next_try_at = clock_timestamp() + make_interval(secs => :pause),
                state = case when first_try_at < clock_timestamp() - make_interval(secs => :enough)
                    then 'PARKED' else 'WAITING' end
            where account_id = :account and id = :id""";

    private static final String PARK = """
            update webhook_delivery set state = 'PARKED'
            where account_id = :account and webhook_id = :webhook and state = 'WAITING' and tries > 0""";

    private static final String REPLAY = """
            update webhook_delivery set state = 'WAITING', next_try_at = clock_timestamp(), first_try_at = null, tries = 0
            where account_id = :account and webhook_id = :webhook and %s""";

    /// What is in nobody's interest any more. The log keeps the newest thousand of each webhook that were taken.
    private static final String FORGET = """
            delete from webhook_delivery where account_id = :account and id in (
                select d.id from webhook w
                cross join lateral (
                    select id from (
                        select id, state, created_at, row_number() over (order by id desc) as place
                        from webhook_delivery
                        where account_id = :account and webhook_id = w.id) log
                    where created_at < clock_timestamp() - interval '30 days'
                        or state = 'DELIVERED' and (place > 1000
                            or created_at < clock_timestamp() - interval '7 days')
                    limit 20000) d
                where w.account_id = :account)""";

    private static final TypeReference<List<Told>> LIST = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    DeliveryStore(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    private Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("webhook_id"),
                json.readValue(row.getString("events"), LIST),
                Delivery.State.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class),
                row.getInt("tries"),
                row.getObject("first_try_at", OffsetDateTime.class),
                row.getObject("last_try_at", OffsetDateTime.class),
                row.getObject("next_try_at", OffsetDateTime.class),
                row.getObject("status", Integer.class),
                row.getString("failure"),
                row.getString("answer"),
                row.getObject("took_ms", Integer.class));
    }

    /// A request to be made.
    record Draft(long webhookId, List<Told> events) {}

    void insert(List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            of(INSERT)
                    .param(
                            "webhooks",
                            new SqlArrayValue(
                                    "bigint",
                                    drafts.stream().map(Draft::webhookId).toArray()))
                    .param(
                            "events",
                            new SqlArrayValue(
                                    "text",
                                    drafts.stream()
                                            .map(draft -> json.writeValueAsString(draft.events()))
                                            .toArray()))
                    .update();
        }
    }

    /// Stands for nothing, and has a number and a time like any other.
    Told testEvent() {
        return sql.sql("select nextval('outbox_id_seq') as id, clock_timestamp() as now")
                .query((row, _) -> new Told(
                        row.getLong("id"), Events.TEST, null, 0L, row.getObject("now", OffsetDateTime.class), null))
                .single();
    }

    /// What is due to a webhook, oldest first.
    List<Delivery> next(long webhook, int most) {
        return of(NEXT).param("webhook", webhook)
                .param("most", most)
                .query(this::delivery)
                .list();
    }

    /// @param state null for all
    List<Delivery> page(long webhook, Delivery.@Nullable State state, long before, int limit) {
        return of(PAGE).param("webhook", webhook)
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("limit", limit)
                .query(this::delivery)
                .list();
    }

    /// No further than a total says.
    int count(long webhook, Delivery.@Nullable State state) {
        return of("select count(*) from (" + PAGE + ") n")
                .param("webhook", webhook)
                .param("state", state == null ? null : state.name())
                .param("before", Long.MAX_VALUE)
                .param("limit", Page.COUNT_TO)
                .query(Integer.class)
                .single();
    }

    Optional<Delivery> find(long webhook, long id) {
        return of(COLUMNS + " and webhook_id = :webhook and id = :id")
                .param("webhook", webhook)
                .param("id", id)
                .query(this::delivery)
                .optional();
    }

    void delivered(long id, Attempt attempt) {
        of(DELIVERED)
                .param("id", id)
                .param("status", attempt.status())
                .param("answer", attempt.answer())
                .param("took", attempt.tookMillis())
                .update();
    }

    void failed(long id, Attempt attempt, Duration pause) {
        of(FAILED)
                .param("id", id)
                .param("status", attempt.status())
                .param("failure", attempt.failure())
                .param("answer", attempt.answer())
                .param("took", attempt.tookMillis())
                .param("pause", (double) pause.toSeconds())
                .param("enough", (double) Patience.ENOUGH.toSeconds())
                .update();
    }

    /// What was tried in vain waits for somebody who sends it again.
    void park(long webhook) {
        of(PARK).param("webhook", webhook).update();
    }

    int replay(long webhook, long id) {
        return of(REPLAY.formatted("id = :id"))
                .param("webhook", webhook)
                .param("id", id)
                .update();
    }

    int replayParked(long webhook) {
        return of(REPLAY.formatted("state = 'PARKED'"))
                .param("webhook", webhook)
                .update();
    }

    void forget() {
        of(FORGET).update();
    }
}
