package io.weiche.mailboxes;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Tries both servers of a mailbox, at the same time. Servers let whoever has no right password wait, and somebody sits
/// before the screen: what has not answered by then is too slow.
@Component
class MailDoors {
    private static final Duration LONGEST = Duration.ofSeconds(9);

    private final MailServers servers;

    MailDoors(MailServers servers) {
        this.servers = servers;
    }

    /// Nothing is read and nothing is sent.
    Mailboxes.Outcome test(Mailbox.Draft draft) {
        return test(draft, LONGEST);
    }

    Mailboxes.Outcome test(Mailbox.Draft draft, Duration longest) {
        var imap = start(() -> imap(draft), longest);
        var smtp = start(() -> smtp(draft), longest);
        return new Mailboxes.Outcome(imap.join().orElse(null), smtp.join().orElse(null));
    }

    private static CompletableFuture<Optional<MailTrouble.Why>> start(
            Supplier<Optional<MailTrouble.Why>> door, Duration longest) {
        return CompletableFuture.supplyAsync(door, Thread::startVirtualThread)
                .completeOnTimeout(Optional.of(MailTrouble.Why.TOO_SLOW), longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Optional<MailTrouble.Why> imap(Mailbox.Draft draft) {
        try (var visit = servers.visit(draft.imap(), draft.login(), String.valueOf(draft.password()))) {
            return Optional.empty();
        } catch (MailTrouble e) {
            return Optional.of(e.why());
        }
    }

    private Optional<MailTrouble.Why> smtp(Mailbox.Draft draft) {
        try {
            servers.send(draft.smtp(), draft.login(), String.valueOf(draft.password()), (_, _, _) -> {});
            return Optional.empty();
        } catch (MailTrouble e) {
            return Optional.of(e.why());
        } catch (MessagingException e) {
            return Optional.of(MailTrouble.of(e).why());
        }
    }
}
