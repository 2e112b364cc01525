package io.weiche.mail;

import io.weiche.config.MailServer;
import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The operator's mail server.
record Smtp(@Nullable MailServer server) {
    private static final String MILLIS = "10000";

    boolean available() {
        return server != null;
    }

    /// @throws MessagingException when it has not been taken
    void send(Mail mail) throws MessagingException {
        if (server == null) {
            throw new MessagingException("no mail server is set");
        }
        var message = new MimeMessage(session(server));
        message.setFrom(new InternetAddress(server.from(), true));
        message.setRecipient(Message.RecipientType.TO, receiver(mail.to()));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        content(message, mail);
        message.setHeader("Auto-Submitted", "auto-generated");
        Transport.send(message);
    }

    private static void content(MimeMessage message, Mail mail) throws MessagingException {
        if (mail.html() == null && mail.file() == null) {
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
            return;
        }
        var whole = new MimeMultipart("mixed");
        var words = new MimeMultipart("alternative");
        words.addBodyPart(text(mail.text(), "plain"));
        if (mail.html() != null) {
            words.addBodyPart(text(mail.html(), "html"));
        }
        var body = new MimeBodyPart();
        body.setContent(words);
        whole.addBodyPart(body);
        if (mail.file() != null) {
            whole.addBodyPart(file(mail.file()));
        }
        message.setContent(whole);
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static MimeBodyPart file(MailFile file) throws MessagingException {
        var part = new MimeBodyPart();
        var content = Base64.getDecoder().decode(file.base64());
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, file.type())));
        part.setFileName(file.name());
        return part;
    }

    /// One plain address. The library alone takes `<a@b.example>c@d.example` for the first one, and a group for one.
    private static InternetAddress receiver(String to) throws AddressException {
        var address = new InternetAddress(to, true);
        if (address.isGroup() || !to.equals(address.getAddress())) {
            throw new AddressException("not one plain address");
        }
        return address;
    }

    private static Session session(MailServer server) {
        var protocol = server.encrypted() ? "smtps" : "smtp";
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol.rfc822", protocol);
        var prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "host", server.host());
        properties.setProperty(prefix + "port", Integer.toString(server.port()));
        properties.setProperty(prefix + "connectiontimeout", MILLIS);
        properties.setProperty(prefix + "timeout", MILLIS);
        properties.setProperty(prefix + "writetimeout", MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        // a password never travels in the open, but to this very machine
        properties.setProperty(
                prefix + "starttls.required",
                Boolean.toString(server.user() != null && !isHere(server) && !server.encrypted()));
        properties.setProperty(prefix + "auth", Boolean.toString(server.user() != null));
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(server.user(), server.password());
            }
        });
    }

    private static boolean isHere(MailServer server) {
        return server.host().equals("localhost") || server.host().equals("127.0.0.1");
    }
}
