package io.weiche.mailboxes;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.intake.Inquiries;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.mailboxes.reading.MailHtml;
import io.weiche.mailboxes.reading.MailReader;
import io.weiche.mailboxes.reading.ReadMail.Attachment;
import io.weiche.mailboxes.reading.UnreadableMail;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Messages of people that became nothing: their mailbox makes no inquiries, or they are on the exceptions list. Who
/// may see all leads and all deals sees inquiries that became nothing, and these too (crm.md 14.2).
@Service
public class UnfiledMail {
    private final UnfiledStore store;
    private final EmailRecords records;
    private final MailboxStore mailboxes;
    private final MailInquiries inquiries;
    private final Inquiries doors;
    private final TakeMail taking;
    private final KeepFiles files;
    private final RecordDirectory directory;
    private final Access access;
    private final TransactionTemplate transaction;

    UnfiledMail(
            UnfiledStore store,
            EmailRecords records,
            MailboxStore mailboxes,
            MailInquiries inquiries,
            Inquiries doors,
            TakeMail taking,
            KeepFiles files,
            RecordDirectory directory,
            Access access,
            TransactionTemplate transaction) {
        this.store = store;
        this.records = records;
        this.mailboxes = mailboxes;
        this.inquiries = inquiries;
        this.doors = doors;
        this.taking = taking;
        this.files = files;
        this.directory = directory;
        this.access = access;
        this.transaction = transaction;
    }

    private boolean maySee() {
        return access.everywhere(RecordKind.LEAD, Action.READ) && access.everywhere(RecordKind.DEAL, Action.READ);
    }

    private void requireSight() {
        if (!maySee()) {
            throw Problem.notFound();
        }
    }

    /// The latest first; nothing for those who may see none.
    @Transactional(readOnly = true)
    public Page<Unfiled> list(int limit, @Nullable String cursor) {
        var before = before(cursor);
        if (!maySee()) {
            return Page.whole(List.of());
        }
        var rows = store.list(before, limit + 1);
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                items,
                more ? Long.toString(items.getLast().id()) : null,
                Page.total(cursor, items.size(), more, () -> store.count(Page.COUNT_TO)));
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }

    /// With its words and its files.
    @Transactional(readOnly = true)
    public Unfiled get(long id) {
        requireSight();
        var found = store.find(id).orElseThrow(Problem::notFound);
        var attachments = attachments(id);
        return found.with(IntStream.range(0, attachments.size())
                .mapToObj(at -> new Unfiled.File(
                        at, attachments.get(at).name(), attachments.get(at).bytes().length))
                .toList());
    }

    /// What may be shown in a sandbox.
    ///
    /// @param pictures whether somebody has asked for pictures, which tells their owner that it is read
    @Transactional(readOnly = true)
    public String html(long id, boolean pictures) {
        requireSight();
        var html = store.html(id).orElseThrow(Problem::notFound);
        return pictures ? MailHtml.withPictures(html) : html;
    }

    @Transactional(readOnly = true)
    public Attachment file(long id, int position) {
        requireSight();
        var attachments = attachments(id);
        if (position < 0 || position >= attachments.size()) {
            throw Problem.notFound();
        }
        return attachments.get(position);
    }

    private List<Attachment> attachments(long id) {
        var raw = store.raw(id);
        if (raw == null) {
            throw Problem.notFound();
        }
        try {
            return MailReader.read(raw).attachments();
        } catch (UnreadableMail e) {
            return List.of();
        }
    }

    /// Takes it in as its mailbox would have, had it been set to; once, whoever else wants the same.
    ///
    /// @return where it is now, what is worked on first
    public RecordRef takeIn(long id) {
        transaction.executeWithoutResult(_ -> {
            requireSight();
            doors.requireTaking();
        });
        return CurrentUser.callAsSystem(() -> {
            var filed = Objects.requireNonNull(transaction.execute(_ -> {
                var held = takeTalk(id);
                var letters = letters(held);
                inquiries.takeAnyway(mailbox(held.getFirst()), letters.getFirst());
                if (letters.getFirst().records.isEmpty()) {
                    throw Problem.conflict("What the inquiry of this message became is gone. Add it to a record.");
                }
                return file(letters);
            }));
            keepFiles(filed);
            return Objects.requireNonNull(filed.getFirst().record());
        });
    }

    /// Files it with a record, with all of its talk that waits; answers go there too.
    ///
    /// @throws BadInput when there is no such record
    public void fileWith(long id, RecordRef record) {
        var filed = Objects.requireNonNull(transaction.execute(_ -> {
            requireSight();
            if (store.find(id).isEmpty()) {
                throw Problem.notFound();
            }
            directory.requireInput("id", record, Action.READ);
            directory.requireWritable(record);
            var letters = letters(takeTalk(id));
            letters.getFirst().records.add(record);
            return file(letters);
        }));
        CurrentUser.callAsSystem(() -> {
            keepFiles(filed);
            return filed;
        });
    }

    /// The message, and after it what else of its talk waits.
    private List<UnfiledStore.Held> takeTalk(long id) {
        var held = new ArrayList<>(store.take(store.talk(id)));
        held.sort(
                Comparator.comparing((UnfiledStore.Held one) -> one.id() != id).thenComparing(UnfiledStore.Held::id));
        if (held.isEmpty() || held.getFirst().id() != id) {
            throw Problem.notFound();
        }
        return held;
    }

    /// The rest goes where the first one goes.
    private List<Letter> file(List<Letter> letters) {
        var first = letters.getFirst();
        letters.stream().skip(1).forEach(one -> one.records.addAll(first.records));
        taking.file(letters);
        return letters;
    }

    private void keepFiles(List<Letter> letters) {
        files.keep(letters);
        transaction.executeWithoutResult(
                _ -> store.done(letters.stream().map(letter -> letter.id).toList()));
    }

    private Mailbox mailbox(UnfiledStore.Held held) {
        return mailboxes.findKnown(held.mailboxId()).orElseThrow(Problem::notFound);
    }

    private List<Letter> letters(List<UnfiledStore.Held> held) {
        var ours = mailboxes.addresses();
        return held.stream().map(one -> letter(one, ours)).toList();
    }

    private static Letter letter(UnfiledStore.Held held, Set<String> ours) {
        try {
            var mail = MailReader.read(held.raw());
            var forward = mail.forward();
            var token = held.sentOn() && forward != null ? forward.tokens().getFirst() : "";
            var letter = new Letter(mail, held.sentAt(), held.raw(), token, ours);
            letter.id = held.id();
            return letter;
        } catch (UnreadableMail e) {
            throw Problem.conflict("The message cannot be read any more.");
        }
    }

    /// Forgets it with all that it says. The mailbox itself still has it.
    @Transactional
    public void discard(long id) {
        requireSight();
        doors.requireTaking();
        if (store.take(List.of(id)).isEmpty()) {
            throw Problem.notFound();
        }
        store.forget(List.of(id));
    }

    /// Those nobody wanted in time.
    ///
    /// @return whether there may be more
    @Transactional
    public boolean forgetOld() {
        var old = store.old();
        store.forget(old);
        return !old.isEmpty();
    }

    /// Keeps the files of those whose node died.
    public void goOn() {
        CurrentUser.callAsSystem(() -> {
            var letters = Objects.requireNonNull(transaction.execute(_ -> {
                var found = letters(store.leftBehind());
                var filed = records.of(found.stream().map(letter -> letter.id).toList());
                found.forEach(letter -> letter.records.addAll(filed.getOrDefault(letter.id, List.of())));
                return found;
            }));
            if (!letters.isEmpty()) {
                keepFiles(letters);
            }
            return letters;
        });
    }
}
