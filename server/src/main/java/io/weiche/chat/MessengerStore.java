package io.weiche.chat;

import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Leases, marks and tokens of channels of messengers, and what waits to be sent through them. All times are those of
/// the database.
@Repository
class MessengerStore {
    private static final String CLAIM = """
            update chat_channel set busy_until = clock_timestamp() + interval '90 seconds'
            where account_id = :account and id in (
                select id from chat_channel
                where account_id = :account and kind <> 'WIDGET' and active and token is not null
                    and (busy_until is null or busy_until <= clock_timestamp())
                order by id limit :most for update skip locked)
            returning id, busy_until as held""";

    /// Only as long as nobody else has taken over: each turn of the lease has an end of its own.
    private static final String STAY = """
            update chat_channel set busy_until = clock_timestamp() + interval '90 seconds', trouble = cast(:trouble as text)
            where account_id = :account and id = :id and active and token is not null
                and busy_until = :held
            returning token, next_update, kind, busy_until as held""";

    /// A messenger may begin to count anew, lower than before.
    private static final String HOLD = """
            update chat_channel set busy_until = clock_timestamp() + interval '90 seconds',
                next_update = coalesce(cast(:next as bigint), next_update)
            where account_id = :account and id = :id and busy_until = :held
            returning busy_until""";

    private static final String SET_TOKEN = """
            update chat_channel set token = :token, robot = :robot, next_update = 0, trouble = null, busy_until = null,
                version = version + 1
            where account_id = :account and id = :id""";

    /// The first of each conversation, so that nobody reads answers in another order.
    private static final String DUE = """
            update chat_message m set next_try_at = clock_timestamp() + interval '60 seconds'
            from chat_conversation c, chat_channel h
            where m.account_id = :account and c.account_id = :account and h.account_id = :account
                and c.id = m.conversation_id and h.id = c.channel_id
                and (m.conversation_id, m.seq) in (
                    select w.conversation_id, w.seq from chat_message w
                    join chat_conversation v on v.account_id = :account and v.id = w.conversation_id
                    join chat_channel k on k.account_id = :account and k.id = v.channel_id and k.token is not null
                        and (k.rest_until is null or k.rest_until <= clock_timestamp())
                    where w.account_id = :account and w.delivery = 'WAITING' and w.next_try_at <= clock_timestamp()
                        and not exists (select from chat_message e
                            where e.account_id = :account and e.conversation_id = w.conversation_id
                                and e.delivery = 'WAITING' and e.seq < w.seq)
                    order by w.next_try_at limit :most for update of w skip locked)
            returning m.conversation_id, m.seq, m.body, m.tries, c.visitor, h.id as channel_id, h.kind, h.token""";

    private static final String PARK_GONE = """
            with parked as (
                update chat_message m set delivery = 'PARKED', failure = 'CHANNEL_GONE', next_try_at = null
                from chat_conversation c, chat_channel h
                where m.account_id = :account and m.delivery = 'WAITING'
                    and c.account_id = :account and c.id = m.conversation_id
                    and h.account_id = :account and h.id = c.channel_id and h.deleted_at is not null
                returning m.conversation_id)
            update chat_conversation set revision = revision + 1, changed_at = clock_timestamp()
            where account_id = :account and id in (select conversation_id from parked)""";

    private static final String FAILED = """
            update chat_message set tries = tries + 1, failure = :failure,
                delivery = case when :parked then 'PARKED' else 'WAITING' end,
                next_try_at = clock_timestamp() + make_interval(secs => :pause)
            where account_id = :account and conversation_id = :conversation and seq = :seq and delivery = 'WAITING'""";

    private final JdbcClient sql;

    MessengerStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String statement) {
        return sql.sql(statement).param("account", CurrentAccount.require().value());
    }

    /// A message that is to be sent, claimed for a minute.
    record Due(
            long conversationId,
            int seq,
            String body,
            int tries,
            String visitor,
            long channelId,
            ChatChannel.Kind kind,
            byte[] token) {}

    /// What whoever fetches needs.
    record Turn(byte[] token, long nextUpdate, ChatChannel.Kind kind, OffsetDateTime held) {}

    private record Claimed(long id, OffsetDateTime held) {}

    /// That this node fetches for a channel, and until when. Whoever takes over changes that, and so does another
    /// token.
    static final class Lease {
        private final long channel;
        private OffsetDateTime held;

        private Lease(Claimed claimed) {
            this.channel = claimed.id();
            this.held = claimed.held();
        }

        long channel() {
            return channel;
        }
    }

    /// Channels nobody fetches for, taken by this node.
    List<Lease> claim(int most) {
        return of(CLAIM).param("most", most).query(Claimed.class).list().stream()
                .map(Lease::new)
                .toList();
    }

    /// Says that this node still fetches.
    ///
    /// @param trouble why it cannot; null when it can
    /// @return absent when the channel was switched off or somebody else has taken over
    Optional<Turn> stay(Lease lease, @Nullable String trouble) {
        var turn = of(STAY).param("id", lease.channel)
                .param("held", lease.held)
                .param("trouble", trouble)
                .query(Turn.class)
                .optional();
        turn.ifPresent(now -> lease.held = now.held());
        return turn;
    }

    /// Goes on holding it.
    ///
    /// @param next what to fetch after this; null: as before
    /// @return whether nobody else has taken over
    boolean hold(Lease lease, @Nullable Long next) {
        var held = of(HOLD).param("id", lease.channel)
                .param("held", lease.held)
                .param("next", next)
                .query(OffsetDateTime.class)
                .optional();
        held.ifPresent(until -> lease.held = until);
        return held.isPresent();
    }

    void release(Lease lease) {
        of("update chat_channel set busy_until = null where account_id = :account and id = :id and busy_until = :held")
                .param("id", lease.channel)
                .param("held", lease.held)
                .update();
    }

    void token(long channel, byte[] sealed, String robot) {
        of(SET_TOKEN)
                .param("id", channel)
                .param("token", sealed)
                .param("robot", robot)
                .update();
        of("insert into chat_account (account_id) values (:account) on conflict do nothing")
                .update();
    }

    List<Due> due(int most) {
        return of(DUE).param("most", most).query(Due.class).list();
    }

    /// What waits to be sent through a channel that has been deleted will never go; the team sees that.
    void parkGone() {
        of(PARK_GONE).update();
    }

    void sent(Due message) {
        of("""
                update chat_message set delivery = 'SENT', tries = tries + 1, failure = null, next_try_at = null
                where account_id = :account and conversation_id = :conversation and seq = :seq""")
                .param("conversation", message.conversationId())
                .param("seq", message.seq())
                .update();
        changed(message.conversationId());
    }

    void failed(Due message, String failure, boolean parked, Duration pause) {
        of(FAILED)
                .param("conversation", message.conversationId())
                .param("seq", message.seq())
                .param("failure", failure)
                .param("parked", parked)
                .param("pause", (double) pause.toSeconds())
                .update();
        changed(message.conversationId());
    }

    /// Open windows look again.
    private void changed(long conversation) {
        of("""
                update chat_conversation set revision = revision + 1, changed_at = clock_timestamp()
                where account_id = :account and id = :conversation""").param("conversation", conversation).update();
    }

    /// The messenger wants to hear nothing from this channel for a while.
    void rest(long channel, Duration pause) {
        of("""
                update chat_channel set rest_until = clock_timestamp() + make_interval(secs => :pause)
                where account_id = :account and id = :id""").param("id", channel).param("pause", (double) pause.toSeconds()).update();
    }

    /// @return whether the message still waits for its file
    boolean awaitsFile(long conversation, String clientId) {
        return of("""
                        select exists (select from chat_message
                            where account_id = :account and conversation_id = :conversation and client_id = :client
                                and file_id is null and failure is null)""")
                .param("conversation", conversation)
                .param("client", clientId)
                .query(Boolean.class)
                .single();
    }

    /// @param file null when it could not be kept
    /// @param failure why
    void filed(long conversation, String clientId, @Nullable Long file, @Nullable String failure) {
        of("""
                update chat_message set file_id = cast(:file as bigint), failure = cast(:failure as text)
                where account_id = :account and conversation_id = :conversation and client_id = :client""")
                .param("conversation", conversation)
                .param("client", clientId)
                .param("file", file)
                .param("failure", failure)
                .update();
        changed(conversation);
    }
}
