package io.weiche.mailboxes;

import io.weiche.files.RecordFiles;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/// A message of ours in the form in which it travels. Keeps the name it was given.
final class OutgoingMessage extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    /// A line of a header holds about a thousand characters.
    private static final int MOST_REFERENCES = 10;

    private final String name;

    private OutgoingMessage(Session session, String name) {
        super(session);
        this.name = name;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + name + ">");
    }

    static OutgoingMessage of(Session session, OutgoingStore.Outgoing from, List<RecordFiles.Readable> files)
            throws MessagingException {
        var message = new OutgoingMessage(session, from.messageId());
        message.setFrom(sender(from));
        message.setRecipients(Message.RecipientType.TO, addresses(from.to()));
        message.setRecipients(Message.RecipientType.CC, addresses(from.cc()));
        message.setSubject(from.subject() == null ? "" : from.subject(), UTF_8);
        if (from.sentAt() != null) {
            message.setSentDate(Date.from(from.sentAt().toInstant()));
        }
        if (!from.references().isEmpty()) {
            var names = from.references();
            message.setHeader("In-Reply-To", "<" + names.getLast() + ">");
            message.setHeader(
                    "References",
                    names.stream()
                            .skip(Math.max(0, names.size() - MOST_REFERENCES))
                            .map(one -> "<" + one + ">")
                            .collect(Collectors.joining("\r\n ")));
        }
        if (files.isEmpty()) {
            message.setText(from.body(), UTF_8);
        } else {
            message.setContent(withFiles(from.body(), files));
        }
        message.saveChanges();
        return message;
    }

    private static InternetAddress sender(OutgoingStore.Outgoing from) throws MessagingException {
        var address = new InternetAddress(from.fromAddress(), true);
        try {
            if (from.fromName() != null) {
                address.setPersonal(from.fromName(), UTF_8);
            }
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has it", e);
        }
        return address;
    }

    private static InternetAddress[] addresses(List<String> texts) throws MessagingException {
        var addresses = new InternetAddress[texts.size()];
        for (int at = 0; at < addresses.length; at++) {
            addresses[at] = new InternetAddress(texts.get(at), true);
        }
        return addresses;
    }

    private static MimeMultipart withFiles(String body, List<RecordFiles.Readable> files) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(body, UTF_8);
        var all = new MimeMultipart(text);
        for (var file : files) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new FileDataSource(file.path().toFile())));
            part.setHeader("Content-Type", file.file().type());
            part.setDisposition(MimeBodyPart.ATTACHMENT);
            try {
                part.setFileName(MimeUtility.encodeText(file.file().name(), UTF_8, null));
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException("every Java has it", e);
            }
            all.addBodyPart(part);
        }
        return all;
    }
}
