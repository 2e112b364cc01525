package io.weiche.mailboxes.reading;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why no person wrote a message. Such mail never becomes an inquiry and never asks anybody to answer: whoever answers
/// machines soon talks to one that answers back.
public enum Automatic {
    /// a mail server says that something was not delivered, or that it was
    REPORT,
    /// an answer that somebody's mailbox gives by itself
    REPLY,
    /// a newsletter or a mailing list
    LIST,
    /// our own mail coming back
    OWN,
    /// more from one sender within an hour than a person writes
    FLOOD;

    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");
    private static final Pattern MACHINES =
            Pattern.compile("(mailer-daemon|postmaster|mail-daemon|bounces?|bounce[-+=][^@]*)@.*");

    static @Nullable Automatic of(MimeMessage message, String sender) throws MessagingException {
        return of(message, sender, false);
    }

    /// @param bearsMail somebody's mail stands in it, or comes by a rule: then a machine may have made it
    static @Nullable Automatic of(MimeMessage message, String sender, boolean bearsMail) throws MessagingException {
        if (isReport(message, sender)) {
            return REPORT;
        }
        if (isReply(message, bearsMail)) {
            return REPLY;
        }
        return isOfAList(message) ? LIST : null;
    }

    private static boolean isReport(MimeMessage message, String sender) throws MessagingException {
        var path = first(message, "Return-Path");
        return path.replace(" ", "").equals("<>")
                || first(message, "Content-Type").startsWith("multipart/report")
                || !first(message, "X-Failed-Recipients").isEmpty()
                || MACHINES.matcher(sender.toLowerCase(Locale.ROOT)).matches();
    }

    /// Exchange marks what its rules send on as made by a machine.
    static boolean isByRule(MimeMessage message) throws MessagingException {
        return first(message, "X-MS-Exchange-Generated-Message-Source").contains("mailbox rules agent");
    }

    private static boolean isReply(MimeMessage message, boolean bearsMail) throws MessagingException {
        var submitted = first(message, "Auto-Submitted");
        var harmless = submitted.startsWith("no") || bearsMail && submitted.startsWith("auto-generated");
        return !submitted.isEmpty() && !harmless
                || !first(message, "X-Autoreply").isEmpty()
                || !first(message, "X-Autorespond").isEmpty()
                || first(message, "Precedence").equals("auto_reply");
    }

    private static boolean isOfAList(MimeMessage message) throws MessagingException {
        return BULK.contains(first(message, "Precedence"))
                || !first(message, "List-Id").isEmpty()
                || !first(message, "List-Unsubscribe").isEmpty()
                || !first(message, "Feedback-ID").isEmpty();
    }

    private static String first(MimeMessage message, String header) throws MessagingException {
        var values = message.getHeader(header);
        return values == null || values.length == 0
                ? ""
                : MailText.storable(values[0], 200).strip().toLowerCase(Locale.ROOT);
    }
}
