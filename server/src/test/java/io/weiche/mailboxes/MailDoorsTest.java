package io.weiche.mailboxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.WeicheTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Whoever tries a mailbox has an answer soon.
@WeicheTest
class MailDoorsTest {
    private final MailServers servers;
    private final MailKeys keys;

    MailDoorsTest(MailServers servers, MailKeys keys) {
        this.servers = servers;
        this.keys = keys;
    }

    @Test
    void serversThatSayNothingAreTooSlowBothAtOnce() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var server = new Mailbox.Server("127.0.0.1", silent.getLocalPort(), MailSecurity.NONE);
            var draft = new Mailbox.Draft(
                    "a@weiche.test", null, null, server, server, "a", null, "falsch", true, true, Mailbox.State.ACTIVE);
            var began = System.nanoTime();
            var outcome = CurrentAccount.callAs(
                    new AccountId(1), () -> new MailDoors(servers, keys).test(draft, null, Duration.ofMillis(300)));
            assertThat(outcome.imap()).isEqualTo(MailTrouble.Why.TOO_SLOW);
            assertThat(outcome.smtp()).isEqualTo(MailTrouble.Why.TOO_SLOW);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        }
    }
}
