package io.weiche.mailboxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A server that looks at a message for long before it says that it has taken it.
@WeicheTest
class SlowServerTest {
    /// Longer than any other answer is waited for.
    private static final Duration LOOKS = Duration.ofSeconds(23);

    private final TestAccounts accounts;
    private final AtomicInteger taken = new AtomicInteger();

    SlowServerTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private void serve(ServerSocket server) {
        try {
            while (true) {
                var client = server.accept();
                Thread.ofVirtual().start(() -> talk(client));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private void talk(Socket client) {
        try (client;
                var lines = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var out = client.getOutputStream();
            say(out, "220 slow.example");
            var inMessage = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (inMessage) {
                    if (line.equals(".")) {
                        inMessage = false;
                        taken.incrementAndGet();
                        LockSupport.parkNanos(LOOKS.toNanos());
                        say(out, "250 taken");
                    }
                } else if (line.startsWith("EHLO")) {
                    say(out, "250-slow.example\r\n250 AUTH PLAIN");
                } else if (line.startsWith("AUTH")) {
                    say(out, "235 welcome");
                } else if (line.startsWith("DATA")) {
                    inMessage = true;
                    say(out, "354 go on");
                } else if (line.startsWith("QUIT")) {
                    // hangs up without a word
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            // whoever gave up does so once more
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void aMessageItHasTakenIsNotSentOnceMore() throws IOException {
        try (var mail = new TestMailServer();
                var slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(slow));
            var api = accounts.openClassic();
            var body = mail.mailbox("").replaceFirst("\"smtpPort\":\\d+", "\"smtpPort\":" + slow.getLocalPort());
            var mailbox = api.post("/mailboxes", body).is(201).id();
            var lead = api.lead(Json.of("{'title':'Dach'}"));
            var written = api.post(
                            "/leads/" + lead + "/emails",
                            Json.of("{'mailboxId':" + mailbox + ",'to':['erika@kundin.example'],'body':'Guten Tag'}"))
                    .is(201)
                    .id();
            var state = "WAITING";
            for (int i = 0; i < 900 && state.equals("WAITING"); i++) {
                LockSupport.parkNanos(100_000_000);
                state = api.get("/leads/" + lead + "/emails/" + written)
                        .is(200)
                        .json()
                        .path("state")
                        .asString();
            }
            assertThat(state).isEqualTo("SENT");
            assertThat(taken).hasValue(1);
            api.delete("/mailboxes/" + mailbox).is(204);
        }
    }
}
