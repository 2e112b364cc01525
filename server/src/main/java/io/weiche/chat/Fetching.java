package io.weiche.chat;

import io.weiche.access.CurrentUser;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.chat.Messenger.Incoming;
import io.weiche.files.Uploads;
import io.weiche.kernel.RecordRef;
import io.weiche.kernel.Texts;
import io.weiche.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in what came through a messenger, one thing after the other. The mark moves on behind each of them, after it
/// and its file have been kept: whatever breaks in between brings it once more, and what is known is not said twice.
@Component
class Fetching {
    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final int LONGEST = 4_000;
    private static final int TRIES = 3;

    private final Messengers messengers;
    private final MessengerStore store;
    private final ChatChannelStore channels;
    private final VisitorChats chats;
    private final LaterContacts later;
    private final ConversationRecords records;
    private final Uploads uploads;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    Fetching(
            Messengers messengers,
            MessengerStore store,
            ChatChannelStore channels,
            VisitorChats chats,
            LaterContacts later,
            ConversationRecords records,
            Uploads uploads,
            Accounts accounts,
            TransactionTemplate transaction) {
        this.messengers = messengers;
        this.store = store;
        this.channels = channels;
        this.chats = chats;
        this.later = later;
        this.records = records;
        this.uploads = uploads;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /// Waits for what comes next, and takes it in.
    void fetch(MessengerStore.Lease lease, MessengerStore.Turn turn) throws MessengerFailure {
        var messenger = messengers.of(turn.kind()).orElseThrow();
        var token = messengers.open(turn.token());
        for (var one : messenger.fetch(token, turn.nextUpdate())) {
            if (!holds(lease, null)) {
                return;
            }
            take(lease, messenger, token, one);
            if (!holds(lease, one.number() + 1)) {
                return;
            }
        }
    }

    /// @param next where to go on, when something was taken in
    /// @return whether nobody else has taken over
    private boolean holds(MessengerStore.Lease lease, @Nullable Long next) {
        return Boolean.TRUE.equals(transaction.execute(_ -> store.hold(lease, next)));
    }

    /// What can never be taken in holds up nothing that comes behind it.
    private void take(MessengerStore.Lease lease, Messenger messenger, String token, Incoming one)
            throws MessengerFailure {
        var channelId = lease.channel();
        try {
            var channel = transaction.execute(_ -> channels.find(channelId).orElseThrow());
            if (channel == null || one.chat() == null) {
                return;
            }
            if (one.greeting()) {
                greet(messenger, token, channel, one.chat());
            } else {
                say(lease, messenger, token, channel, one);
            }
        } catch (DataIntegrityViolationException e) {
            LOG.warn("Message {} of chat channel {} could not be stored", one.number(), channelId, e);
        } catch (DataAccessException | CannotCreateTransactionException | TransactionSystemException e) {
            // trouble of the database is no fault of the message: it comes again
            throw new MessengerFailure(MessengerFailure.Why.AWAY);
        } catch (RuntimeException e) {
            LOG.warn("Message {} of chat channel {} could not be taken in", one.number(), channelId, e);
        }
    }

    private static void greet(Messenger messenger, String token, ChatChannel channel, String chat) {
        if (channel.welcome() != null) {
            try {
                messenger.send(token, chat, channel.welcome());
            } catch (MessengerFailure e) {
                LOG.debug("Somebody was not greeted: {}", e.why());
            }
        }
    }

    private void say(MessengerStore.Lease lease, Messenger messenger, String token, ChatChannel channel, Incoming one) {
        var name = "update-" + one.number();
        var words = new VisitorChats.Words(name, body(one), language(one), null);
        var contact = new VisitorChats.Contact(name(one), null, one.phone());
        var chat = Objects.requireNonNull(one.chat());
        var before = chats.latest(channel, chat);
        var conversation = chats.say(channel, chat, words, contact);
        before.filter(earlier -> earlier.id() == conversation.id())
                .ifPresent(earlier -> later.add(earlier, words.body() + "\n" + contact.words()));
        var attachment = one.attachment();
        if (attachment != null
                && Boolean.TRUE.equals(transaction.execute(_ -> store.awaitsFile(conversation.id(), name)))) {
            keep(lease, messenger, token, conversation, name, attachment);
        }
    }

    private static String body(Incoming one) {
        var attachment = one.attachment();
        var otherwise = attachment == null ? "[…]" : "[" + attachment.name() + "]";
        var text = Texts.block("text", storable(one.text(), LONGEST));
        return text == null ? storable(otherwise, LONGEST) : text;
    }

    private static @Nullable String name(Incoming one) {
        return one.name() == null ? null : Texts.line("name", storable(one.name(), Texts.NAME), Texts.NAME);
    }

    /// Cut between characters, without what the database cannot hold.
    private static String storable(String text, int most) {
        var whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
        return whole.codePointCount(0, whole.length()) <= most
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, most));
    }

    private Language language(Incoming one) {
        return one.language() == null ? accounts.get().language() : one.language();
    }

    private void keep(
            MessengerStore.Lease lease,
            Messenger messenger,
            String token,
            Conversation conversation,
            String name,
            Messenger.Attachment file) {
        var record = transaction.execute(_ -> records.of(conversation.id()));
        var target = record == null ? Optional.<RecordRef>empty() : record;
        // each try may take most of a lease
        for (int tries = 1; tries <= TRIES && holds(lease, null); tries++) {
            try {
                var bytes = messenger.file(token, file);
                var kept = target.isEmpty() ? null : upload(target.get(), file, bytes);
                transaction.executeWithoutResult(
                        _ -> store.filed(conversation.id(), name, kept, kept == null ? "FILE_LOST" : null));
                return;
            } catch (MessengerFailure e) {
                if (!e.passes() || tries == TRIES) {
                    lost(conversation, name, e.why().name());
                    return;
                }
            } catch (IOException | Problem e) {
                lost(conversation, name, "FILE_LOST");
                return;
            }
        }
    }

    private void lost(Conversation conversation, String name, String why) {
        transaction.executeWithoutResult(_ -> store.filed(conversation.id(), name, null, why));
    }

    private long upload(RecordRef record, Messenger.Attachment file, byte[] bytes) throws IOException {
        return CurrentUser.<Long, IOException>callAsSystem(() -> uploads.take(
                        new Uploads.Wanted(record, null, file.name(), bytes.length), new ByteArrayInputStream(bytes))
                .id());
    }
}
