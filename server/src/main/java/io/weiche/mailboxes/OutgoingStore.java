package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import java.sql.Array;
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

/// All SQL on messages that go out.
@Repository
class OutgoingStore {
    private static final String INSERT = """
            insert into email_message (account_id, mailbox_id, thread_id, direction, message_id, message_key, refs,
                from_name, from_address, to_addresses, cc_addresses, subject, body, state, author_id, next_try_at,
                sent_at)
            values (:account, :mailbox, :thread, 'OUT', :messageId, :messageId, :refs, :fromName, :fromAddress, :to,
                :cc, :subject, :body, 'WAITING', :author, clock_timestamp(), clock_timestamp())
            returning id""";

    /// A mailbox that rests sends nothing; what it was to send when it was removed is told to have failed.
    static final String MAY_GO = """
            state = 'WAITING' and exists (select from mailbox b
                where b.account_id = :account and b.id = mailbox_id
                    and (b.state = 'ACTIVE' or b.deleted_at is not null))""";

    private static final String CLAIM = """
            update email_message set tries = tries + 1, next_try_at = clock_timestamp() + interval '3 minutes'
            where account_id = :account and id in (
                select id from email_message
                where account_id = :account and next_try_at <= clock_timestamp() and %s
                order by next_try_at limit :most for update skip locked)
            returning id""".formatted(MAY_GO);

    static final String MESSAGE = """
            select m.id, m.mailbox_id, m.message_id, m.refs, m.from_name, m.from_address, m.to_addresses,
                m.cc_addresses, m.subject, m.body, m.tries, m.sent_at,
                m.created_at < clock_timestamp() - interval '2 days' as too_old
            from email_message m where m.account_id = :account and m.id = :id""";

    private static final String FIND = MESSAGE + " and m.state = 'WAITING'";

    private static final String SENT = """
            update email_message set state = 'SENT', failure = null, next_try_at = null, sent_at = clock_timestamp(),
                copy_due_at = case when :copied then clock_timestamp() end
            where account_id = :account and id = :id""";

    private static final String REFUSED = """
            update email_message set state = 'REFUSED', failure = :failure, next_try_at = null
            where account_id = :account and id = :id and state = 'WAITING' and tries = :tries""";

    private static final String POSTPONED = """
            update email_message set failure = :failure,
                next_try_at = clock_timestamp() + make_interval(secs => :rest)
            where account_id = :account and id = :id and state = 'WAITING' and tries = :tries""";

    private static final String HOLD = """
            update email_message set next_try_at = clock_timestamp() + interval '3 minutes'
            where account_id = :account and id = :id and state = 'WAITING' and tries = :tries""";

    private static final String AGAIN = """
            update email_message set state = 'WAITING', failure = null, tries = 0, created_at = clock_timestamp(),
                next_try_at = clock_timestamp()
            where account_id = :account and id = :id and direction = 'OUT' and state = 'REFUSED'""";

    private final JdbcClient sql;

    OutgoingStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// A message as it will be sent.
    ///
    /// @param sentAt when somebody pressed the button; null before it is written
    /// @param tooOld nobody has taken it for two days
    record Outgoing(
            long id,
            long mailboxId,
            String messageId,
            List<String> references,
            @Nullable String fromName,
            String fromAddress,
            List<String> to,
            List<String> cc,
            @Nullable String subject,
            String body,
            int tries,
            @Nullable OffsetDateTime sentAt,
            boolean tooOld) {}

    long insert(Outgoing message, long thread, @Nullable Long author) {
        return of(INSERT)
                .param("mailbox", message.mailboxId())
                .param("thread", thread)
                .param("messageId", message.messageId())
                .param("refs", texts(message.references()))
                .param("fromName", message.fromName())
                .param("fromAddress", message.fromAddress())
                .param("to", texts(message.to()))
                .param("cc", texts(message.cc()))
                .param("subject", message.subject())
                .param("body", message.body())
                .param("author", author)
                .query(Long.class)
                .single();
    }

    private static SqlArrayValue texts(List<String> values) {
        return new SqlArrayValue("text", values.toArray());
    }

    /// Messages that are due. Whoever claims one sends alone; a claim ends by itself when its node dies.
    List<Long> claim(int most) {
        return of(CLAIM).param("most", most).query(Long.class).list();
    }

    Optional<Outgoing> find(long id) {
        return of(FIND).param("id", id).query(OutgoingStore::outgoing).optional();
    }

    static Outgoing outgoing(ResultSet row, int number) throws SQLException {
        return new Outgoing(
                row.getLong("id"),
                row.getLong("mailbox_id"),
                row.getString("message_id"),
                list(row.getArray("refs")),
                row.getString("from_name"),
                row.getString("from_address"),
                list(row.getArray("to_addresses")),
                list(row.getArray("cc_addresses")),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("tries"),
                row.getObject("sent_at", OffsetDateTime.class),
                row.getBoolean("too_old"));
    }

    private static List<String> list(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    /// @param copied whether a copy is to be laid into the folder of sent messages
    void sent(long id, boolean copied) {
        of(SENT).param("id", id).param("copied", copied).update();
    }

    /// Whoever claimed it goes on sending.
    ///
    /// @return false when somebody else has claimed it since, or it does not wait any more
    boolean hold(Outgoing claimed) {
        return ofClaim(HOLD, claimed).update() > 0;
    }

    /// What only whoever holds the claim may say: each claim counts one more try.
    private JdbcClient.StatementSpec ofClaim(String text, Outgoing claimed) {
        return of(text).param("id", claimed.id()).param("tries", claimed.tries());
    }

    void refused(Outgoing claimed, String failure) {
        ofClaim(REFUSED, claimed).param("failure", failure).update();
    }

    void postponed(Outgoing claimed, String failure, Duration rest) {
        ofClaim(POSTPONED, claimed)
                .param("failure", failure)
                .param("rest", (double) rest.toSeconds())
                .update();
    }

    /// @return false when it was not refused
    boolean again(long id) {
        return of(AGAIN).param("id", id).update() > 0;
    }
}
