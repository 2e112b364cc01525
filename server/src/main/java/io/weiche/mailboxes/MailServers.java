package io.weiche.mailboxes;

import io.weiche.outbound.GuardedSockets;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Opens connections to mail servers that people name. Every wait has an end, certificates are checked, and passwords
/// travel in the open to this very machine only.
@Component
class MailServers {
    private static final Logger LOG = LoggerFactory.getLogger(MailServers.class);
    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";
    private static final String PIECE = Integer.toString(256 << 10);

    private final GuardedSockets sockets;

    MailServers(GuardedSockets sockets) {
        this.sockets = sockets;
    }

    /// Reads nothing yet.
    ImapVisit visit(Mailbox.Server server, MailKey key) throws MailTrouble {
        var protocol = server.security() == MailSecurity.TLS ? "imaps" : "imap";
        var opened = sockets.open();
        var properties = properties("mail." + protocol + ".", server, key, opened);
        properties.setProperty("mail." + protocol + ".fetchsize", PIECE);
        try {
            var store = (IMAPStore) Session.getInstance(properties).getStore(protocol);
            store.connect(server.host(), server.port(), key.login(), key.secret());
            var folder = (IMAPFolder) store.getFolder("INBOX");
            // nothing is marked as read there: people read it in their own programs too
            folder.open(Folder.READ_ONLY);
            return new ImapVisit(store, folder, opened);
        } catch (MessagingException | RuntimeException e) {
            opened.close();
            throw MailTrouble.of(e);
        }
    }

    /// What is done with an open mailbox.
    interface Keeping {
        /// @param connection to be cut
        void keep(Session session, IMAPStore store, GuardedSockets.Opened connection) throws MessagingException;
    }

    /// @throws MessagingException what the work itself says
    void keep(Mailbox.Server server, MailKey key, Keeping work) throws MailTrouble, MessagingException {
        var protocol = server.security() == MailSecurity.TLS ? "imaps" : "imap";
        try (var opened = sockets.open()) {
            var properties = properties("mail." + protocol + ".", server, key, opened);
            // or a whole message with its files is held in memory while it is laid
            properties.setProperty("mail." + protocol + ".appendbuffersize", PIECE);
            var session = Session.getInstance(properties);
            try (var store = (IMAPStore) session.getStore(protocol)) {
                connect(store, server, key);
                work.keep(session, store, opened);
            }
        }
    }

    /// What is done with a connection for sending.
    interface Sending {
        /// @param connection to be waited for longer, or cut
        void send(Session session, Transport transport, GuardedSockets.Opened connection) throws MessagingException;
    }

    /// @throws MessagingException what the work itself says
    void send(Mailbox.Server server, MailKey key, Sending work) throws MailTrouble, MessagingException {
        var protocol = server.security() == MailSecurity.TLS ? "smtps" : "smtp";
        try (var opened = sockets.open()) {
            var properties = properties("mail." + protocol + ".", server, key, opened);
            properties.setProperty("mail." + protocol + ".auth", "true");
            // names this machine to nobody
            properties.setProperty("mail." + protocol + ".localhost", "weiche.invalid");
            var session = Session.getInstance(properties);
            var transport = session.getTransport(protocol);
            try {
                connect(transport, server, key);
                work.send(session, transport, opened);
            } finally {
                quit(transport);
            }
        }
    }

    /// A server that has taken a message and then hangs up has taken it: sent once more it would come twice.
    private static void quit(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("A server for sending hung up at the end: {}", e.toString());
        }
    }

    private static void connect(Service service, Mailbox.Server server, MailKey key) throws MailTrouble {
        try {
            service.connect(server.host(), server.port(), key.login(), key.secret());
        } catch (MessagingException | RuntimeException e) {
            throw MailTrouble.of(e);
        }
    }

    private static Properties properties(
            String prefix, Mailbox.Server server, MailKey key, GuardedSockets.Opened opened) {
        var properties = new Properties();
        properties.put(prefix + "socketFactory", opened);
        // never past the guard
        properties.setProperty(prefix + "socketFactory.fallback", "false");
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", ANSWER_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        var starts = Boolean.toString(server.security() == MailSecurity.STARTTLS);
        properties.setProperty(prefix + "starttls.enable", starts);
        properties.setProperty(prefix + "starttls.required", starts);
        if (key.token()) {
            // a token is no password: no other way of signing in may see it
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
            properties.setProperty(prefix + "auth.xoauth2.disable", "false");
        }
        return properties;
    }
}
