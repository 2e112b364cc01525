package io.weiche.mailboxes;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.CurrentUser;
import io.weiche.access.Right;
import io.weiche.mailboxes.reading.MailReader;
import io.weiche.mailboxes.reading.UnreadableMail;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Messages that could not be read: kept as they came, looked at by administrators, and tried again.
@Service
public class Quarantine {
    private final QuarantineStore store;
    private final MailboxStore mailboxes;
    private final TakeMail taking;
    private final KeepFiles files;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Audit audit;

    Quarantine(
            QuarantineStore store,
            MailboxStore mailboxes,
            TakeMail taking,
            KeepFiles files,
            Access access,
            TransactionTemplate transaction,
            Audit audit) {
        this.store = store;
        this.mailboxes = mailboxes;
        this.taking = taking;
        this.files = files;
        this.access = access;
        this.transaction = transaction;
        this.audit = audit;
    }

    /// @param kept whether its bytes are here
    public record Entry(long id, String reason, long size, OffsetDateTime receivedAt, int tries, boolean kept) {}

    @Transactional(readOnly = true)
    public List<Entry> list(long mailbox) {
        access.require(Right.ADMINISTRATOR);
        return store.list(mailboxes.find(mailbox).orElseThrow(Problem::notFound).id());
    }

    /// The message as it came.
    @Transactional
    public byte[] raw(long id) {
        access.require(Right.ADMINISTRATOR);
        var raw = store.lock(id).orElseThrow(Problem::notFound).raw();
        if (raw == null) {
            throw Problem.notFound();
        }
        return raw;
    }

    /// Reads it once more, by what this version understands.
    ///
    /// @throws Problem conflict when it still cannot be read
    public void tryAgain(long id) {
        var held = Objects.requireNonNull(transaction.execute(_ -> {
            access.require(Right.ADMINISTRATOR);
            var found = store.lock(id).orElseThrow(Problem::notFound);
            audit.write("mail-tried-again", "mail-quarantine:" + id, null, null);
            return found;
        }));
        var raw = held.raw();
        if (raw == null) {
            throw new Problem(ProblemType.CONFLICT, "The message is too large to be kept here.");
        }
        try {
            var mail = MailReader.read(raw);
            CurrentUser.callAsSystem(() -> {
                var taken = Objects.requireNonNull(transaction.execute(_ -> {
                    var mailbox = mailboxes.find(held.mailbox()).orElseThrow(Problem::notFound);
                    var letter =
                            new Letter(mail, held.receivedAt(), raw, mailbox.forwardToken(), mailboxes.addresses());
                    var result = taking.take(mailbox, List.of(letter));
                    store.delete(id);
                    return result;
                }));
                files.keep(taken);
                return taken;
            });
        } catch (UnreadableMail e) {
            again(id, e.reason(), e);
        } catch (DataAccessException e) {
            again(id, "cannot-be-kept", e);
        }
    }

    private void again(long id, String reason, Exception cause) {
        transaction.executeWithoutResult(_ -> store.failedAgain(id, reason));
        var problem = new Problem(ProblemType.CONFLICT, "The message still cannot be read.");
        problem.initCause(cause);
        throw problem;
    }

    @Transactional
    public void delete(long id) {
        access.require(Right.ADMINISTRATOR);
        if (store.lock(id).isEmpty()) {
            throw Problem.notFound();
        }
        store.delete(id);
        audit.write("mail-thrown-away", "mail-quarantine:" + id, null, null);
    }
}
