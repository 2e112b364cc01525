package io.weiche.mailboxes.reading;

import io.weiche.kernel.Texts;
import io.weiche.mailboxes.reading.ReadMail.Who;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a message. Whoever calls it gets a mail or an [UnreadableMail], whatever the bytes are.
public final class MailReader {
    /// In an address of ours that mail is sent on to: `info+f-0123456789abcdef…@example.com`.
    public static final String FORWARD_MARK = "+f-";

    /// In an address of ours an answer goes to: `info+w-0123456789abcdef…@example.com`.
    public static final String TOKEN_MARK = "+w-";

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int MOST_REFERENCES = 100;
    private static final int LONGEST_NAME = 600;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Pattern NAME = Pattern.compile("<([^<>\\s]{3,600})>");
    private static final Pattern TOKEN = Pattern.compile("\\+w-([0-9a-f]{32})@");
    private static final Session NOBODY = Session.getInstance(lenient());

    private MailReader() {}

    private static Properties lenient() {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        return properties;
    }

    public static ReadMail read(byte[] raw) throws UnreadableMail {
        try {
            return read(new MimeMessage(NOBODY, new ByteArrayInputStream(raw)));
        } catch (MessagingException | RuntimeException e) {
            throw new UnreadableMail("unreadable", e);
        } catch (StackOverflowError e) {
            throw new UnreadableMail("too-deep", e);
        }
    }

    private static ReadMail read(MimeMessage message) throws MessagingException {
        var parts = new Parts();
        parts.walk(message, 0);
        var from = sender(message);
        var html = parts.html == null ? "" : MailHtml.clean(parts.html);
        var text = MailText.block(parts.text.toString(), LONGEST_TEXT);
        if (text.isEmpty() && parts.html != null) {
            text = MailHtml.text(parts.html);
        }
        var to = Forwarding.plain(addresses(message, "To"));
        var cc = Forwarding.plain(addresses(message, "Cc"));
        var subject = subject(message);
        var automatic = Automatic.of(message, from.address());
        return new ReadMail(
                messageId(message),
                references(message),
                from,
                replyTo(message, from),
                to,
                cc,
                subject,
                sentAt(message),
                text,
                html.isEmpty() ? null : html,
                automatic,
                tokens(Stream.of(to, cc, addresses(message, "Delivered-To")).flatMap(List::stream)),
                automatic == Automatic.REPORT ? names(parts.returned.toString()) : List.of(),
                parts.attachments,
                Forwarding.read(message, from, parts, text, subject));
    }

    /// Null when it is none.
    static @Nullable MimeMessage message(byte[] raw) {
        try {
            return new MimeMessage(NOBODY, new ByteArrayInputStream(raw));
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    private static Who sender(MimeMessage message) throws MessagingException {
        for (var header : List.of("From", "Sender", "Reply-To")) {
            var found = Addresses.of(message, header);
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        }
        return new Who(null, "");
    }

    private static @Nullable String replyTo(MimeMessage message, Who from) throws MessagingException {
        return Addresses.of(message, "Reply-To").stream()
                .map(Who::address)
                .filter(address -> !address.equalsIgnoreCase(from.address()))
                .findFirst()
                .orElse(null);
    }

    private static List<String> addresses(MimeMessage message, String header) throws MessagingException {
        return Addresses.of(message, header).stream()
                .map(Who::address)
                .distinct()
                .toList();
    }

    static @Nullable String subject(MimeMessage message) throws MessagingException {
        var values = message.getHeader("Subject");
        if (values == null) {
            return null;
        }
        var raw = MailText.storable(MimeUtility.unfold(values[0]), 10_000);
        try {
            return MailText.line(MimeUtility.decodeText(raw), Texts.TITLE);
        } catch (UnsupportedEncodingException e) {
            return MailText.line(raw, Texts.TITLE);
        }
    }

    private static @Nullable Instant sentAt(MimeMessage message) throws MessagingException {
        var date = message.getSentDate();
        var sent = date == null ? null : date.toInstant();
        return sent == null || sent.isBefore(EARLIEST) || sent.isAfter(LATEST) ? null : sent;
    }

    private static @Nullable String messageId(MimeMessage message) throws MessagingException {
        var values = message.getHeader("Message-ID");
        if (values == null || values.length == 0) {
            return null;
        }
        var name = MailText.storable(values[0], 5_000)
                .strip()
                .replaceAll("^<|>$", "")
                .strip();
        return name.isEmpty() || name.length() > LONGEST_NAME ? null : name;
    }

    /// The nearest last: what it answers is nearer than what that one answered.
    private static List<String> references(MimeMessage message) throws MessagingException {
        var names = new LinkedHashSet<String>();
        for (var header : List.of("References", "In-Reply-To")) {
            var values = message.getHeader(header);
            for (var value : values == null ? new String[0] : values) {
                for (var name : names(value)) {
                    names.remove(name);
                    names.add(name);
                }
            }
        }
        var all = new ArrayList<>(names);
        return all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size());
    }

    private static List<String> names(String text) {
        return NAME.matcher(MailText.storable(text, 100_000))
                .results()
                .map(found -> found.group(1))
                .limit(1_000)
                .toList();
    }

    private static List<String> tokens(Stream<String> addresses) {
        Set<String> tokens = new LinkedHashSet<>();
        addresses.forEach(address ->
                TOKEN.matcher(address.toLowerCase(Locale.ROOT)).results().forEach(found -> tokens.add(found.group(1))));
        return List.copyOf(tokens);
    }
}
