package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on messages that could not be read.
@Repository
class QuarantineStore {
    private static final String KEEP = """
            insert into mail_quarantine (account_id, mailbox_id, uid_validity, uid, reason, raw, size, received_at)
            values (:account, :mailbox, :validity, :uid, :reason, :raw, :size, :received)
            on conflict (account_id, mailbox_id, uid_validity, uid)
                do update set tries = mail_quarantine.tries + 1, reason = excluded.reason""";

    private static final String LIST = """
            select id, reason, size, received_at, tries, raw is not null as kept from mail_quarantine
            where account_id = :account and mailbox_id = :mailbox order by id desc limit 200""";

    private static final String LOCK = """
            select mailbox_id, raw, received_at from mail_quarantine
            where account_id = :account and id = :id for update""";

    private final JdbcClient sql;

    QuarantineStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    void keep(long mailbox, long validity, ImapVisit.Waiting waiting, String reason, byte @Nullable [] raw) {
        of(KEEP).param("mailbox", mailbox)
                .param("validity", validity)
                .param("uid", waiting.uid())
                .param("reason", reason)
                .param("raw", raw)
                .param("size", raw == null ? waiting.size() : (long) raw.length)
                .param("received", waiting.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Quarantine.Entry> list(long mailbox) {
        return of(LIST).param("mailbox", mailbox)
                .query((row, _) -> new Quarantine.Entry(
                        row.getLong("id"),
                        row.getString("reason"),
                        row.getLong("size"),
                        row.getObject("received_at", OffsetDateTime.class),
                        row.getInt("tries"),
                        row.getBoolean("kept")))
                .list();
    }

    /// @param raw null: it was too large to be kept
    record Held(long mailbox, byte @Nullable [] raw, Instant receivedAt) {}

    Optional<Held> lock(long id) {
        return of(LOCK).param("id", id)
                .query((row, _) -> new Held(
                        row.getLong("mailbox_id"),
                        row.getBytes("raw"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void failedAgain(long id, String reason) {
        of("update mail_quarantine set tries = tries + 1, reason = :reason where account_id = :account and id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    void delete(long id) {
        of("delete from mail_quarantine where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }
}
