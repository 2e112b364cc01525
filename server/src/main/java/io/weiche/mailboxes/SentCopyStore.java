package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All SQL on copies of what was sent.
@Repository
class SentCopyStore {
    /// A mailbox that rests is not opened.
    static final String DUE = """
            copy_due_at is not null and exists (select from mailbox b
                where b.account_id = :account and b.id = mailbox_id
                    and (b.state = 'ACTIVE' or b.deleted_at is not null))""";

    private static final String CLAIM = """
            update email_message set copy_tries = copy_tries + 1, copy_due_at = clock_timestamp() + interval '3 minutes'
            where account_id = :account and id in (
                select id from email_message
                where account_id = :account and copy_due_at <= clock_timestamp() and %s
                order by copy_due_at limit :most for update skip locked)
            returning id""".formatted(DUE);

    private static final String HOLD = """
            update email_message set copy_due_at = clock_timestamp() + interval '3 minutes'
            where account_id = :account and id = :id and copy_due_at is not null and copy_tries = :tries""";

    private static final String POSTPONED = """
            update email_message set copy_due_at = clock_timestamp() + make_interval(secs => :rest)
            where account_id = :account and id = :id and copy_due_at is not null and copy_tries = :tries""";

    private final JdbcClient sql;

    SentCopyStore(JdbcClient sql) {
        this.sql = sql;
    }

    private JdbcClient.StatementSpec of(String text) {
        return sql.sql(text).param("account", CurrentAccount.require().value());
    }

    /// Copies that are due. Whoever claims one makes it alone; a claim ends by itself when its node dies.
    List<Long> claim(int most) {
        return of(CLAIM).param("most", most).query(Long.class).list();
    }

    Optional<OutgoingStore.Outgoing> find(long id) {
        return of(OutgoingStore.MESSAGE + " and m.copy_due_at is not null")
                .param("id", id)
                .query(OutgoingStore::outgoing)
                .optional();
    }

    int tries(long id) {
        return of("select copy_tries from email_message where account_id = :account and id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /// It lies there, or never will.
    void done(long id) {
        of("update email_message set copy_due_at = null where account_id = :account and id = :id")
                .param("id", id)
                .update();
    }

    /// Whoever claimed it goes on laying it.
    ///
    /// @return false when somebody else has claimed it since, or it lies there
    boolean hold(long id, int tries) {
        return ofClaim(HOLD, id, tries).update() > 0;
    }

    void postponed(long id, int tries, Duration rest) {
        ofClaim(POSTPONED, id, tries).param("rest", (double) rest.toSeconds()).update();
    }

    /// What only whoever holds the claim may say: each claim counts one more try.
    private JdbcClient.StatementSpec ofClaim(String text, long id, int tries) {
        return of(text).param("id", id).param("tries", tries);
    }
}
