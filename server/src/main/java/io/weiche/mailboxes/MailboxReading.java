package io.weiche.mailboxes;

import io.weiche.access.CurrentUser;
import io.weiche.jobs.Halving;
import io.weiche.kernel.Remembered;
import io.weiche.mailboxes.reading.MailReader;
import io.weiche.mailboxes.reading.UnreadableMail;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads what has come into a mailbox, in sets. What cannot be read or kept goes aside with its bytes, and the rest
/// goes on. How far it has read is noted only after everything of it is safe, so whoever dies reads some again, and
/// nothing is taken in twice.
@Component
class MailboxReading {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxReading.class);
    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_BYTES = 20 << 20;
    /// A message that cannot be fetched so often is left aside.
    private static final int PATIENCE = 3;

    private final MailboxStore mailboxes;
    private final QuarantineStore quarantine;
    private final TakeMail taking;
    private final KeepFiles files;
    private final TransactionTemplate transaction;

    MailboxReading(
            MailboxStore mailboxes,
            QuarantineStore quarantine,
            TakeMail taking,
            KeepFiles files,
            TransactionTemplate transaction) {
        this.mailboxes = mailboxes;
        this.quarantine = quarantine;
        this.taking = taking;
        this.files = files;
        this.transaction = transaction;
    }

    /// A message as it came.
    private record Fetched(ImapVisit.Waiting waiting, byte[] raw) {}

    /// Everything that waits.
    ///
    /// @param moved told after each set
    /// @return the mailbox as it is then
    Mailbox readAll(Mailbox mailbox, ImapVisit visit, Runnable moved) throws MessagingException, IOException {
        var validity = visit.uidValidity();
        var highest = visit.highestUid();
        var waiting = visit.waiting(
                mailbox.uidValidity(), mailbox.lastUid(), mailbox.createdAt().toInstant());
        var read = 0;
        while (read < waiting.size()) {
            read = readSome(mailbox, visit, waiting, read);
            moved.run();
        }
        if (!Objects.equals(mailbox.uidValidity(), validity)) {
            // what was there before the mailbox was connected is never read
            transaction.executeWithoutResult(_ -> mailboxes.advance(mailbox, validity, highest));
        }
        return transaction.execute(_ -> mailboxes.find(mailbox.id()).orElse(mailbox));
    }

    private int readSome(Mailbox mailbox, ImapVisit visit, List<ImapVisit.Waiting> waiting, int from)
            throws MessagingException, IOException {
        var validity = visit.uidValidity();
        // after trouble one by one, so that the message to blame is known
        var small = mailbox.failures() > 0
                ? Map.<Long, byte[]>of()
                : visit.readSmall(waiting.subList(from, Math.min(waiting.size(), from + MOST_AT_ONCE)));
        var fetched = new ArrayList<Fetched>();
        long bytes = 0;
        int at = from;
        while (at < waiting.size() && at - from < MOST_AT_ONCE && bytes < MOST_BYTES) {
            var one = waiting.get(at++);
            try {
                var known = small.get(one.uid());
                var raw = known == null ? ImapVisit.read(one) : known;
                bytes += raw.length;
                fetched.add(new Fetched(one, raw));
            } catch (UnreadableMail e) {
                aside(mailbox, validity, one, e.reason(), null);
            } catch (MessagingException | IOException e) {
                if (e instanceof MessageRemovedException || e.getCause() instanceof MessageRemovedException) {
                    // somebody deleted it before it was read
                    continue;
                }
                if (fetched.isEmpty() && mailbox.failures() >= PATIENCE - 1) {
                    aside(mailbox, validity, one, "cannot-be-fetched", null);
                    transaction.executeWithoutResult(_ -> mailboxes.advance(mailbox, validity, one.uid()));
                }
                at--;
                if (fetched.isEmpty()) {
                    throw e;
                }
                break;
            }
        }
        take(mailbox, validity, fetched);
        var last = waiting.get(at - 1);
        transaction.executeWithoutResult(_ -> mailboxes.advance(mailbox, validity, last.uid()));
        ImapVisit.forget(waiting.subList(from, at));
        return at;
    }

    private void aside(
            Mailbox mailbox,
            long validity,
            ImapVisit.Waiting one,
            String reason,
            byte @org.jspecify.annotations.Nullable [] raw) {
        LOG.warn("A message of mailbox {} is left aside: {}", mailbox.id(), reason);
        transaction.executeWithoutResult(_ -> quarantine.keep(mailbox.id(), validity, one, reason, raw));
    }

    private void take(Mailbox mailbox, long validity, List<Fetched> fetched) {
        var letters = new LinkedHashMap<Long, Letter>();
        var sources = new LinkedHashMap<Long, Fetched>();
        var ours = Objects.requireNonNull(transaction.execute(_ -> mailboxes.addresses()));
        for (var one : fetched) {
            var uid = one.waiting().uid();
            sources.put(uid, one);
            try {
                letters.put(
                        uid,
                        new Letter(
                                MailReader.read(one.raw()),
                                one.waiting().receivedAt(),
                                one.raw(),
                                mailbox.forwardToken(),
                                ours));
            } catch (UnreadableMail e) {
                aside(mailbox, validity, one.waiting(), e.reason(), one.raw());
            }
        }
        for (var set : sets(letters)) {
            for (var uid : takeOrHalve(mailbox, set, letters)) {
                var source = Objects.requireNonNull(sources.get(uid));
                aside(mailbox, validity, source.waiting(), "cannot-be-kept", source.raw());
            }
        }
    }

    /// A set that fails for a reason of its messages is halved until the one that is to blame stands alone.
    ///
    /// @return those to blame
    private List<Long> takeOrHalve(Mailbox mailbox, List<Long> uids, Map<Long, Letter> letters) {
        try {
            take(
                    mailbox,
                    uids.stream()
                            .map(uid -> Objects.requireNonNull(letters.get(uid)))
                            .toList());
            return List.of();
        } catch (RuntimeException e) {
            passOnTrouble(e);
            if (uids.size() == 1) {
                LOG.warn("A message cannot be kept", e);
                return uids;
            }
            var half = uids.size() / 2;
            var blamed = new ArrayList<>(takeOrHalve(mailbox, uids.subList(0, half), letters));
            blamed.addAll(takeOrHalve(mailbox, uids.subList(half, uids.size()), letters));
            return blamed;
        }
    }

    /// What ails the database, the disk or the whole account is no message's fault.
    private static void passOnTrouble(RuntimeException e) {
        if (e instanceof DataAccessException data) {
            Halving.passOnTrouble(data);
        }
        if (e instanceof TransactionException
                || e instanceof UncheckedIOException
                || e instanceof Problem problem && problem.type() == ProblemType.UNAVAILABLE) {
            throw e;
        }
    }

    /// An answer waits for the set of the message it answers.
    private static Collection<List<Long>> sets(Map<Long, Letter> letters) {
        var sets = new TreeMap<Integer, List<Long>>();
        var turns = new HashMap<String, Integer>();
        letters.forEach((uid, letter) -> {
            var turn = letter.related().stream()
                            .mapToInt(name -> turns.getOrDefault(name, -1))
                            .max()
                            .orElse(-1)
                    + 1;
            sets.computeIfAbsent(turn, _ -> new ArrayList<>()).add(uid);
            turns.merge(letter.messageId(), turn, Math::max);
        });
        return sets.values();
    }

    private void take(Mailbox mailbox, List<Letter> letters) {
        CurrentUser.callAsSystem(() -> Remembered.during(() -> {
            var unfinished = taking.take(mailbox, letters);
            files.keep(unfinished);
            return unfinished;
        }));
    }
}
