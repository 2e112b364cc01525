package io.weiche.mailboxes;

import io.weiche.mailboxes.reading.UnreadableMail;
import io.weiche.outbound.GuardedSockets;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/// An open inbox.
final class ImapVisit implements AutoCloseable {
    /// Larger messages are left where they are.
    static final int LARGEST = 40 << 20;

    /// Messages below this size are read together.
    private static final int SMALL = 256 << 10;

    /// Some providers let messages of an hour ago arrive now.
    private static final Duration EARLIER = Duration.ofMinutes(10);

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final GuardedSockets.Opened sockets;

    ImapVisit(IMAPStore store, IMAPFolder folder, GuardedSockets.Opened sockets) {
        this.store = store;
        this.folder = folder;
        this.sockets = sockets;
    }

    /// A message in the inbox, not read yet.
    ///
    /// @param receivedAt by the clock of the server
    record Waiting(long uid, long size, Instant receivedAt, IMAPMessage message) {}

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /// The number of the newest message; 0 when there is none.
    long highestUid() throws MessagingException {
        var count = folder.getMessageCount();
        return count < 1 ? 0 : folder.getUID(folder.getMessage(count));
    }

    /// Whether something has come that the server told of while it was busy with us: it will not tell again.
    boolean hasNewer(long uid) throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return uid;
        });
        return highestUid() > uid;
    }

    /// What has come since, in the order it came.
    ///
    /// @param known what `lastUid` belongs to; null when nothing has been read yet
    /// @param since when the numbers do not hold any more, whatever came after this moment
    List<Waiting> waiting(@Nullable Long known, long lastUid, Instant since) throws MessagingException {
        var same = known != null && known == uidValidity();
        var messages = same
                ? folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID)
                : folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since.minus(Duration.ofDays(1)))));
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(messages, profile);
        var waiting = new ArrayList<Waiting>();
        for (var message : messages) {
            var one = waiting(message, since);
            // a server answers with the last message when there is no later one
            if (one != null && (same ? one.uid() > lastUid : !one.receivedAt().isBefore(since.minus(EARLIER)))) {
                waiting.add(one);
            }
        }
        return waiting.stream()
                .sorted((one, other) -> Long.compare(one.uid(), other.uid()))
                .toList();
    }

    private @Nullable Waiting waiting(@Nullable Message message, Instant otherwise) throws MessagingException {
        if (!(message instanceof IMAPMessage one) || one.isExpunged()) {
            return null;
        }
        var received = one.getReceivedDate();
        return new Waiting(folder.getUID(one), one.getSize(), received == null ? otherwise : received.toInstant(), one);
    }

    /// The small ones of these as they came, asked for at once: on the way to the server and back others would wait.
    /// Whoever is not among them is read alone.
    ///
    /// @return by their numbers
    Map<Long, byte[]> readSmall(List<Waiting> some) throws MessagingException {
        var uids = some.stream()
                .filter(one -> one.size() < SMALL)
                .map(one -> Long.toString(one.uid()))
                .collect(Collectors.joining(","));
        var read = new HashMap<Long, byte[]>();
        if (uids.isEmpty()) {
            return read;
        }
        folder.doCommand(protocol -> {
            var answers = protocol.command("UID FETCH " + uids + " (UID BODY.PEEK[]<0." + SMALL + ">)", null);
            for (var answer : answers) {
                if (answer instanceof FetchResponse one) {
                    var uid = one.getItem(UID.class);
                    var body = one.getItem(BODY.class);
                    // a longer one than its server said goes on behind what has come
                    if (uid != null && body != null && body.getByteArray() != null && length(body) < SMALL) {
                        read.put(uid.uid, body.getByteArray().getNewBytes());
                    }
                }
            }
            protocol.notifyResponseHandlers(answers);
            return read;
        });
        return read;
    }

    private static int length(BODY body) {
        return body.getByteArray().getCount();
    }

    /// The message as it came.
    ///
    /// @throws UnreadableMail when it is larger than anybody needs
    static byte[] read(Waiting waiting) throws MessagingException, IOException, UnreadableMail {
        if (waiting.size() > LARGEST) {
            throw new UnreadableMail("too-large");
        }
        waiting.message().setPeek(true);
        var kept = new ByteArrayOutputStream();
        try (var in = waiting.message().getMimeStream()) {
            var buffer = new byte[64 << 10];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                kept.write(buffer, 0, read);
                if (kept.size() > LARGEST) {
                    throw new UnreadableMail("too-large");
                }
            }
        }
        return kept.toByteArray();
    }

    /// Forgets what has been read of these.
    static void forget(List<Waiting> read) {
        read.forEach(one -> one.message().invalidateHeaders());
    }

    /// Waits until the server says that something has come, or for so long.
    void idle(Duration longest) throws MessagingException {
        var over = new CountDownLatch(1);
        Thread.ofVirtual().name("mailbox-idle").start(() -> {
            try {
                if (!over.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                    // whoever asks for the connection ends the waiting; it asks the server nothing
                    folder.doCommand(_ -> longest);
                }
            } catch (InterruptedException | MessagingException e) {
                // it has ended already
            }
        });
        try {
            folder.idle(true);
        } finally {
            // not by an interrupt: that closes the connection when it is just being read
            over.countDown();
        }
    }

    boolean canWait() throws MessagingException {
        return store.hasCapability("IDLE");
    }

    boolean isOpen() {
        return folder.isOpen();
    }

    /// Ends the conversation at once.
    void abort() {
        sockets.close();
    }

    @Override
    public void close() {
        try {
            folder.close(false);
            store.close();
        } catch (MessagingException | IllegalStateException e) {
            // the server went first
        } finally {
            sockets.close();
        }
    }
}
