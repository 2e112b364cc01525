package io.weiche.webhooks;

import io.weiche.kernel.CurrentAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// All SQL on webhooks themselves.
@Repository
class WebhookStore {
    private static final String COLUMNS = """
            select id, style, name, address, events, state, owner_id, created_at, failures, failing_since, delivered_at,
                version
            from webhook where account_id = :account""";

    private static final String INSERT = """
            insert into webhook (account_id, style, name, address, events, secret, owner_id)
            values (:account, :style, :name, :address, cast(:events as text[]), :secret, :owner)
            returning id""";

    private static final String NOTE_ACCOUNT = """
            insert into webhook_account (account_id) values (:account)
            on conflict (account_id) do update set look_at = clock_timestamp()""";

    private static final String CHANGE = """
            update webhook set name = :name, address = :address, events = cast(:events as text[]), state = :state,
                rest_until = null, version = version + 1,
                failures = case when :state = 'ACTIVE' and state <> 'ACTIVE' then 0 else failures end,
                failing_since = case when :state = 'ACTIVE' and state <> 'ACTIVE' then null else failing_since end
            where account_id = :account and id = :id""";

    private static final String ROTATE = """
            update webhook set secret = :secret, previous_secret = secret,
                previous_until = clock_timestamp() + interval '24 hours', version = version + 1
            where account_id = :account and id = :id""";

    private static final String SECRETS = """
            select cast(extract(epoch from clock_timestamp()) as bigint) as now, secret, case when previous_until > clock_timestamp() then previous_secret end as previous
            from webhook where account_id = :account and id = :id""";

    private static final String CLAIM = """
            update webhook set busy_until = clock_timestamp() + interval '2 minutes'
            where account_id = :account and id in (
                select id from webhook w
                where account_id = :account and state = 'ACTIVE'
                    and (rest_until is null or rest_until <= clock_timestamp())
                    and (busy_until is null or busy_until <= clock_timestamp())
                    and exists (select from webhook_delivery d
                        where d.account_id = :account and d.webhook_id = w.id and d.state = 'WAITING'
                            and d.next_try_at <= clock_timestamp())
                order by id limit :most for update skip locked)
            returning id""";

    private static final String RELEASE = """
            update webhook set busy_until = null where account_id = :account and id = :id""";

    private static final String SUCCEEDED = """
            update webhook set failures = 0, failing_since = null, rest_until = null, delivered_at = clock_timestamp(),
                busy_until = clock_timestamp() + interval '2 minutes'
            where account_id = :account and id = :id""";

    private static final String FAILED = """
            update webhook set failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()),
                rest_until = clock_timestamp() + make_interval(secs => :rest)
            where account_id = :account and id = :id
            returning failing_since < clock_timestamp() - make_interval(secs => :enough)""";

    private static final String BURY = """
            update webhook set state = 'DEAD', version = version + 1
            where account_id = :account and id = :id and state = 'ACTIVE'""";

    /// Before anybody works out when to look again: what others have said of it until then is seen, and what they say
    /// from then on comes after.
    private static final String HOLD_ACCOUNT =
            "select account_id from webhook_account where account_id = :account for update";

    private static final String RELAY_ALONE =
            "select pg_try_advisory_xact_lock(hashtextextended('webhook-relay', cast(:account as bigint)))";

    /// When the next delivery is due; a minute from now at the latest while somebody is sending. Asks each webhook for
    /// its first one only, and writes nothing as long as nothing changes.
    private static final String LOOK_AT = """
            update webhook_account a set look_at = due.at
            from (
                select coalesce(min(greatest(first.at, w.rest_until, w.busy_until)), 'infinity') as at
                from webhook w
                cross join lateral (
                    select min(d.next_try_at) as at from webhook_delivery d
                    where d.account_id = :account and d.webhook_id = w.id and d.state = 'WAITING') as first
                where w.account_id = :account and w.state = 'ACTIVE' and first.at is not null) as due
            where a.account_id = :account and a.look_at is distinct from due.at""";

    private final JdbcClient sql;

    WebhookStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                Style.valueOf(row.getString("style")),
                row.getString("name"),
                row.getString("address"),
                Arrays.asList((String[]) row.getArray("events").getArray()),
                Webhook.State.valueOf(row.getString("state")),
                row.getLong("owner_id"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getInt("failures"),
                row.getObject("failing_since", OffsetDateTime.class),
                row.getObject("delivered_at", OffsetDateTime.class),
                row.getInt("version"));
    }

    List<Webhook> list() {
        return of(COLUMNS + " order by id").query(WebhookStore::webhook).list();
    }

    Optional<Webhook> find(long id) {
        return of(COLUMNS + " and id = :id")
                .param("id", id)
                .query(WebhookStore::webhook)
                .optional();
    }

    Optional<Webhook> lock(long id) {
        return of(COLUMNS + " and id = :id for update")
                .param("id", id)
                .query(WebhookStore::webhook)
                .optional();
    }

    long insert(Style style, String name, String address, List<String> events, byte[] secret, long owner) {
        of(NOTE_ACCOUNT).update();
        return of(INSERT)
                .param("style", style.name())
                .param("name", name)
                .param("address", address)
                .param("events", new SqlArrayValue("text", events.toArray()))
                .param("secret", secret)
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    void change(Webhook next) {
        of(CHANGE)
                .param("id", next.id())
                .param("name", next.name())
                .param("address", next.address())
                .param("events", new SqlArrayValue("text", next.events().toArray()))
                .param("state", next.state().name())
                .update();
        lookSoon();
    }

    /// Somebody should look at this account again.
    void lookSoon() {
        of(NOTE_ACCOUNT).update();
    }

    /// Whoever rests because of failures is tried again at once.
    void wake(long id) {
        of("update webhook set rest_until = null where account_id = :account and id = :id")
                .param("id", id)
                .update();
        lookSoon();
    }

    /// @return false when another node does so now
    boolean relayAlone() {
        return of(RELAY_ALONE).query(Boolean.class).single();
    }

    void lookWhenDue() {
        of(HOLD_ACCOUNT).query(Long.class).optional();
        of(LOOK_AT).update();
    }

    void rotate(long id, byte[] secret) {
        of(ROTATE).param("id", id).param("secret", secret).update();
    }

    void delete(long id) {
        of("delete from webhook where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }

    /// Sealed secrets.
    ///
    /// @param previous still used for signing for a while; null: none
    /// @param now seconds by the clock of the database
    record Sealed(byte[] secret, byte @Nullable [] previous, long now) {}

    Sealed secrets(long id) {
        return of(SECRETS)
                .param("id", id)
                .query((row, _) -> new Sealed(row.getBytes("secret"), row.getBytes("previous"), row.getLong("now")))
                .single();
    }

    /// Webhooks with something due that nobody else is sending to. Whoever claims one sends alone, so that the order
    /// is kept; a claim ends by itself when its node dies.
    List<Long> claim(int most) {
        return of(CLAIM).param("most", most).query(Long.class).list();
    }

    void release(long id) {
        of(RELEASE).param("id", id).update();
    }

    void succeeded(long id) {
        of(SUCCEEDED).param("id", id).update();
    }

    /// @return whether nothing has got through for too long
    boolean failed(long id, Duration rest) {
        return of(FAILED)
                .param("id", id)
                .param("rest", (double) rest.toSeconds())
                .param("enough", (double) Patience.ENOUGH.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /// @return false when it was not active any more
    boolean bury(long id) {
        return of(BURY).param("id", id).update() > 0;
    }
}
