package io.weiche.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.weiche.config.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The mail server of all tests of one run. Away until a test starts it.
public final class TestMail implements AutoCloseable {
    private static final int PORT = freePort();
    private static final ReentrantLock TURN = new ReentrantLock();

    private final GreenMail mail = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private TestMail() {}

    static MailServer server() {
        return new MailServer("127.0.0.1", PORT, false, "crm", "geheim", "crm@weiche.test");
    }

    /// Waits until no other test has it.
    public static TestMail start() {
        TURN.lock();
        var test = new TestMail();
        try {
            test.mail.setUser("crm@weiche.test", "crm", "geheim");
            test.mail.start();
            return test;
        } catch (RuntimeException e) {
            TURN.unlock();
            throw e;
        }
    }

    /// Waits for the first message to somebody.
    public String awaitTextTo(String address) {
        return await(address, 1).getFirst();
    }

    public List<String> await(String address, int count) {
        return Patience.await("mail to " + address, () -> textsTo(address), texts -> texts.size() >= count);
    }

    public List<String> textsTo(String address) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> to(message).equals(address))
                .map(TestMail::text)
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + plain(message.getContent());
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The text of a message of several parts stands first.
    private static Object plain(Object content) throws MessagingException, IOException {
        return content instanceof MimeMultipart parts
                ? plain(parts.getBodyPart(0).getContent())
                : content;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mail.stop();
        TURN.unlock();
    }
}
