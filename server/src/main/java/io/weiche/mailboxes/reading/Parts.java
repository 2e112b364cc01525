package io.weiche.mailboxes.reading;

import io.weiche.files.FileNames;
import io.weiche.mailboxes.reading.ReadMail.Attachment;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Walks through the parts of a message: which is its text, which are its attachments. Goes so deep and looks at so
/// many; a part that cannot be decoded is kept as far as it could be.
final class Parts {
    private static final int DEEPEST = 20;
    private static final int MOST = 500;
    private static final int MOST_ATTACHMENTS = 50;
    private static final int LONGEST_TEXT = 2_000_000;
    private static final int LARGEST = 40 << 20;
    private static final int LARGEST_DECORATION = 20_000;

    private int seen;
    private long bytes;
    final StringBuilder text = new StringBuilder();

    @Nullable
    String html;

    final List<Attachment> attachments = new ArrayList<>();
    /// The first message it holds as a file.
    byte @Nullable [] enclosed;

    /// What a report says about the message it returns.
    final StringBuilder returned = new StringBuilder();

    void walk(MimePart part, int depth) throws MessagingException {
        if (++seen > MOST || depth > DEEPEST) {
            return;
        }
        var type = type(part);
        if (type.getPrimaryType().equals("multipart")) {
            walkAll(part, type, depth);
        } else {
            take(part, type);
        }
    }

    private static ContentType type(Part part) throws MessagingException {
        try {
            var declared = part.getContentType();
            var type = new ContentType(MailText.storable(declared == null ? "text/plain" : declared, 10_000));
            if (type.getPrimaryType() != null && type.getSubType() != null) {
                type.setPrimaryType(type.getPrimaryType().toLowerCase(Locale.ROOT));
                type.setSubType(type.getSubType().toLowerCase(Locale.ROOT));
                return type;
            }
        } catch (ParseException e) {
            // taken for text, as everybody does
        }
        return new ContentType("text", "plain", null);
    }

    private void walkAll(MimePart part, ContentType type, int depth) throws MessagingException {
        List<BodyPart> parts;
        try {
            var all = new MimeMultipart(part.getDataHandler().getDataSource());
            parts = new ArrayList<>();
            for (int at = 0; at < Math.min(all.getCount(), MOST); at++) {
                parts.add(all.getBodyPart(at));
            }
        } catch (MessagingException | RuntimeException e) {
            // no boundary, or none that divides anything: then it is one text
            take(part, new ContentType("text", "plain", type.getParameterList()));
            return;
        }
        for (var one : parts) {
            if (one instanceof MimePart mime) {
                walk(mime, depth + 1);
            }
        }
    }

    private void take(MimePart part, ContentType type) throws MessagingException {
        var name = name(part, type);
        var isFile = name != null || "attachment".equalsIgnoreCase(disposition(part));
        if (!isFile && type.match("text/plain")) {
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            text.append(decoded(part, type));
        } else if (!isFile && type.match("text/html")) {
            html = html == null ? decoded(part, type) : html;
        } else if (type.match("text/rfc822-headers") || type.match("message/delivery-status")) {
            returned.append(decoded(part, type)).append('\n');
        } else {
            attach(part, type, name);
        }
    }

    private static @Nullable String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException e) {
            return null;
        }
    }

    private static @Nullable String name(MimePart part, ContentType type) {
        String name;
        try {
            name = part.getFileName();
        } catch (MessagingException e) {
            name = type.getParameter("name");
        }
        if (name == null) {
            return null;
        }
        try {
            name = MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException e) {
            // as it stands there
        }
        return FileNames.clean("name", MailText.storable(name, 900));
    }

    private void attach(MimePart part, ContentType type, @Nullable String name) throws MessagingException {
        if (attachments.size() >= MOST_ATTACHMENTS || bytes >= LARGEST) {
            return;
        }
        var content = bytes(part, (int) (LARGEST - bytes));
        if (isDecoration(part, type, content.length)) {
            return;
        }
        bytes += content.length;
        if (type.match("message/rfc822") || type.match("message/global")) {
            enclosed = enclosed == null ? content : enclosed;
            returned.append(new String(content, 0, Math.min(content.length, 20_000), StandardCharsets.ISO_8859_1));
        }
        var isCard = type.match("text/vcard") || type.match("text/x-vcard") || type.match("text/directory");
        attachments.add(new Attachment(
                name == null ? FileNames.clean("name", type.getSubType() + ending(type)) : name,
                content,
                isCard ? BusinessCard.read(content).orElse(null) : null));
    }

    /// Logos of signatures are nobody's files.
    private static boolean isDecoration(MimePart part, ContentType type, int length) throws MessagingException {
        return type.getPrimaryType().equals("image")
                && length < LARGEST_DECORATION
                && part.getContentID() != null
                && !"attachment".equalsIgnoreCase(disposition(part));
    }

    private static String ending(ContentType type) {
        return type.match("message/rfc822") ? ".eml" : type.match("text/calendar") ? ".ics" : "";
    }

    private String decoded(MimePart part, ContentType type) throws MessagingException {
        var content = bytes(part, LONGEST_TEXT);
        return new String(content, charset(type.getParameter("charset"), content));
    }

    /// What is declared, as far as it is known; else UTF-8 when it is, else the one in which everything means
    /// something.
    private static Charset charset(@Nullable String declared, byte[] content) {
        if (declared != null) {
            try {
                return Charset.forName(MimeUtility.javaCharset(declared.strip()));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                // guessed below
            }
        }
        var utf8 = new String(content, StandardCharsets.UTF_8);
        return utf8.indexOf('\uFFFD') < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    /// As far as it can be decoded.
    private static byte[] bytes(MimePart part, int most) throws MessagingException {
        var kept = new ByteArrayOutputStream();
        try (var in = open(part)) {
            var buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0 && kept.size() < most; read = in.read(buffer)) {
                kept.write(buffer, 0, Math.min(read, most - kept.size()));
            }
        } catch (IOException | RuntimeException e) {
            // the rest is no base64, or whatever it says to be
        }
        return kept.toByteArray();
    }

    private static InputStream open(MimePart part) throws MessagingException, IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException | IOException | RuntimeException e) {
            return switch (part) {
                case jakarta.mail.internet.MimeBodyPart body -> body.getRawInputStream();
                case jakarta.mail.internet.MimeMessage whole -> whole.getRawInputStream();
                default -> throw e;
            };
        }
    }
}
