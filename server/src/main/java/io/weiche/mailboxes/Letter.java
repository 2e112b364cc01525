package io.weiche.mailboxes;

import io.weiche.kernel.RecordRef;
import io.weiche.mailboxes.reading.Automatic;
import io.weiche.mailboxes.reading.ReadMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// A message that has come in, while it is being put where it belongs.
final class Letter {
    final ReadMail mail;
    /// As it came.
    final byte[] raw;

    /// Who sent on what somebody else had written; null: nobody.
    final @Nullable String forwardedBy;

    /// It came to the secret address of its mailbox.
    final boolean sentOn;

    /// A mailbox of ours wrote it.
    final boolean ours;

    final Instant receivedAt;
    /// What makes it one message of its mailbox.
    final String key;

    long id;

    @Nullable
    Automatic automatic;

    @Nullable
    Long threadId;

    @Nullable
    Long activityId;

    @Nullable
    Long inquiryId;

    /// Where it belongs, the one that is worked on first.
    final List<RecordRef> records = new ArrayList<>();

    /// @param raw as it came
    /// @param forwardToken of the address of its mailbox that mail is sent on to
    /// @param ours addresses of our mailboxes, in small letters
    Letter(ReadMail mail, Instant receivedAt, byte[] raw, String forwardToken, Set<String> ours) {
        this.sentOn = mail.forward() != null && mail.forward().tokens().contains(forwardToken);
        this.mail = sentOn ? mail.asWritten(ours) : mail;
        this.forwardedBy = sentOn ? mail.forwardedBy(ours) : null;
        this.raw = raw;
        this.receivedAt = receivedAt;
        this.ours = ours.contains(sender());
        this.automatic = this.mail.automatic();
        this.key = key(mail, raw);
    }

    /// Two messages of one name that say something else are two: a name can be made up.
    private static String key(ReadMail mail, byte[] raw) {
        return mail.messageId() == null
                ? DigestUtils.sha256Hex(raw)
                : DigestUtils.sha256Hex(
                        mail.messageId() + "\n" + mail.from().address() + "\n" + mail.subject() + "\n" + mail.text());
    }

    /// Its name, or one that nobody else has.
    String messageId() {
        return mail.messageId() == null ? key + "@nameless" : mail.messageId();
    }

    String sender() {
        return mail.from().address().toLowerCase(Locale.ROOT);
    }

    /// Nobody knows who wrote it, so whoever sent it on stands for them.
    boolean isOfForwarder() {
        return sentOn
                && forwardedBy == null
                && mail.forward() != null
                && mail.forward().byHand();
    }

    Instant sentAt() {
        return mail.sentAt() == null ? receivedAt : mail.sentAt();
    }

    /// Names of messages it belongs to, the nearest last.
    List<String> related() {
        var names = new ArrayList<>(mail.bounced());
        names.addAll(mail.references());
        return names;
    }

    @Nullable
    RecordRef record() {
        return records.isEmpty() ? null : records.getFirst();
    }
}
