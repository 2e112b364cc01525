package io.weiche.testing;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/// A mail server of a test: one mailbox read by IMAP, and whatever is sent through it by SMTP.
public final class TestMailServer implements AutoCloseable {
    public static final String ADDRESS = "vertrieb@weiche.test";
    public static final String PASSWORD = "Postfach-Geheimnis-4711";

    private final GreenMail mail;
    private final GreenMailUser user;

    public TestMailServer() {
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        mail.start();
        user = mail.setUser(ADDRESS, ADDRESS, PASSWORD);
    }

    /// The body that makes this mailbox one of an account.
    public String mailbox(String more) {
        return Json.of("{'address':'" + ADDRESS + "','fromName':'Vertrieb','password':'" + PASSWORD
                + "','signature':'Ihre Weiche','imapHost':'127.0.0.1','imapPort':"
                + mail.getImap().getPort() + ",'imapSecurity':'NONE','smtpHost':'127.0.0.1','smtpPort':"
                + mail.getSmtp().getPort() + ",'smtpSecurity':'NONE'" + more + "}");
    }

    /// The body that makes this mailbox one of an account that a provider lets us into.
    public String consented(String provider) {
        return mailbox(",'provider':'" + provider + "'").replace("\"password\":\"" + PASSWORD + "\",", "");
    }

    /// Whatever opened the mailbox before does so no more.
    public void open(String secret) {
        mail.setUser(ADDRESS, ADDRESS, secret);
    }

    /// Puts a message into the mailbox, as it is written here.
    public void deliver(byte[] raw) {
        try {
            user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)) {
                @Override
                protected void updateMessageID() {
                    // as it came
                }
            });
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /// A message of plain text.
    public void deliver(String headers, String text) {
        deliver((headers + "\r\n\r\n" + text)
                .replace("\n", "\r\n")
                .replace("\r\r", "\r")
                .getBytes(StandardCharsets.UTF_8));
    }

    /// A message that has been in the mailbox for a year.
    public void deliverOld(String headers, String text) {
        try {
            var raw = (headers + "\r\n\r\n" + text).getBytes(StandardCharsets.UTF_8);
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            var inbox = mail.getManagers().getImapHostManager().getInbox(user);
            inbox.appendMessage(message, new Flags(), Date.from(Instant.now().minus(Duration.ofDays(365))));
        } catch (MessagingException | FolderException e) {
            throw new AssertionError(e);
        }
    }

    /// Makes a folder of the mailbox.
    public void folder(String name) {
        try {
            mail.getManagers().getImapHostManager().createMailbox(user, name);
        } catch (FolderException | AuthorizationException e) {
            throw new AssertionError(e);
        }
    }

    /// What lies in a folder of the mailbox; nothing where there is none.
    public List<StoredMessage> folderMessages(String name) {
        var folder = mail.getManagers().getImapHostManager().getFolder(user, name);
        return folder == null ? List.of() : List.copyOf(folder.getMessages());
    }

    /// What has been sent to somebody outside.
    public List<MimeMessage> sentTo(String address) {
        // the copies in folders of sent messages have not been sent
        var mailboxes = mail.getManagers().getImapHostManager();
        return mail.getUserManager().listUser().stream()
                .flatMap(one -> inbox(mailboxes, one).getMessages().stream())
                .map(StoredMessage::getMimeMessage)
                .filter(message -> to(message).contains(address))
                .toList();
    }

    private static MailFolder inbox(ImapHostManager mailboxes, GreenMailUser one) {
        try {
            return mailboxes.getInbox(one);
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    private static String to(MimeMessage message) {
        try {
            return Arrays.toString(message.getAllRecipients());
        } catch (MessagingException e) {
            return "";
        }
    }

    /// As if the server had lost its count: every message has another number afterwards.
    public void renumber() {
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        mail.stop();
    }
}
