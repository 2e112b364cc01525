package io.weiche.mailboxes;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.TestMailServer;
import io.weiche.testing.WeicheTest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A server that lets us in so late that another node has taken the work over meanwhile: then nothing is done twice.
@WeicheTest
class TakenOverTest {
    private final TestMailServer server = new TestMailServer();
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Api api;

    TakenOverTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
        this.api = accounts.openClassic();
    }

    @AfterEach
    void stop() {
        api.items("/mailboxes")
                .forEach(one -> api.delete("/mailboxes/" + one.path("id").longValue()));
        server.close();
    }

    /// Stands between us and the server, and looks at every line of ours before it passes it on.
    private static final class Between implements AutoCloseable {
        private final ServerSocket door;
        private final int server;
        private final Predicate<String> takesOver;
        private final String forbidden;
        private final AtomicInteger done = new AtomicInteger();
        private volatile boolean over;

        /// @param takesOver told of each line; true when somebody else has taken over by now
        /// @param forbidden what must not be said after that
        Between(int server, Predicate<String> takesOver, String forbidden) throws IOException {
            this.server = server;
            this.takesOver = takesOver;
            this.forbidden = forbidden;
            this.door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::serve);
        }

        private void serve() {
            try {
                while (true) {
                    var client = door.accept();
                    Thread.ofVirtual().start(() -> pass(client));
                }
            } catch (IOException e) {
                // the test is over
            }
        }

        private void pass(Socket client) {
            var ours = false;
            try (client;
                    var target = new Socket(InetAddress.getLoopbackAddress(), server)) {
                Thread.ofVirtual().start(() -> {
                    try {
                        target.getInputStream().transferTo(client.getOutputStream());
                        client.close();
                    } catch (IOException e) {
                        // one of them has gone
                    }
                });
                var in = new BufferedInputStream(client.getInputStream());
                for (var line = line(in); line.length > 0; line = line(in)) {
                    var text = new String(line, StandardCharsets.ISO_8859_1);
                    ours |= takesOver.test(text);
                    if (ours && text.contains(forbidden)) {
                        done.incrementAndGet();
                    }
                    target.getOutputStream().write(line);
                    target.getOutputStream().flush();
                }
            } catch (IOException e) {
                // one of them has gone
            } finally {
                over |= ours;
            }
        }

        private static byte[] line(BufferedInputStream in) throws IOException {
            var line = new ByteArrayOutputStream();
            for (int one = in.read(); one >= 0; one = in.read()) {
                line.write(one);
                if (one == '\n') {
                    break;
                }
            }
            return line.toByteArray();
        }

        int port() {
            return door.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    private int update(String statement) {
        return CurrentAccount.callAs(
                api.account(),
                () -> Objects.requireNonNull(transaction.execute(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .update())));
    }

    private static int port(String body, String field) {
        return Integer.parseInt(body.replaceFirst(".*\"" + field + "\":(\\d+).*", "$1"));
    }

    private String write(String mailbox) {
        var id = api.post("/mailboxes", mailbox).is(201).id();
        var lead = api.lead(Json.of("{'title':'Dach'}"));
        var written = api.post(
                        "/leads/" + lead + "/emails",
                        Json.of("{'mailboxId':" + id + ",'to':['erika@kundin.example'],'body':'Guten Tag'}"))
                .is(201)
                .id();
        return "/leads/" + lead + "/emails/" + written;
    }

    @Test
    void aMessageIsNotSentBesideTheOther() throws Exception {
        var body = server.mailbox("");
        try (var between =
                new Between(port(body, "smtpPort"), line -> line.startsWith("EHLO") && update("""
                                update email_message set tries = tries + 1,
                                    next_try_at = clock_timestamp() + interval '3 minutes'
                                where account_id = :account and state = 'WAITING' and tries = 1""") > 0, "DATA")) {
            var path = write(body.replaceFirst("\"smtpPort\":\\d+", "\"smtpPort\":" + between.port()));
            await("the conversation ends", () -> between.over);
            assertThat(between.done).hasValue(0);
            assertThat(server.sentTo("erika@kundin.example")).isEmpty();
            assertThat(api.get(path).json().path("state").asString())
                    .as("the other one sends it")
                    .isEqualTo("WAITING");
        }
    }

    @Test
    void aCopyIsNotLaidBesideTheOther() throws Exception {
        server.folder("Sent");
        var body = server.mailbox("");
        try (var between =
                new Between(port(body, "imapPort"), line -> line.contains(" LOGIN ") && update("""
                                update email_message set copy_tries = copy_tries + 1,
                                    copy_due_at = clock_timestamp() + interval '3 minutes'
                                where account_id = :account and copy_due_at is not null and copy_tries = 1""") > 0, "APPEND")) {
            write(body.replaceFirst("\"imapPort\":\\d+", "\"imapPort\":" + between.port()));
            await("the conversation ends", () -> between.over);
            assertThat(between.done).hasValue(0);
            assertThat(server.folderMessages("Sent")).isEmpty();
            assertThat(update("""
                    update email_message set copy_tries = copy_tries
                    where account_id = :account and copy_due_at > clock_timestamp() + interval '2 minutes'""")).as("the other one lays it").isEqualTo(1);
        }
    }
}
