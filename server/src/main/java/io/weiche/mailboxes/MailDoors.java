package io.weiche.mailboxes;

import io.weiche.kernel.CurrentAccount;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tries both servers of a mailbox, at the same time. Servers let whoever has no right password wait, and somebody sits
/// before the screen: what has not answered by then is too slow.
@Component
class MailDoors {
    private static final Duration LONGEST = Duration.ofSeconds(9);

    private final MailServers servers;
    private final MailKeys keys;

    MailDoors(MailServers servers, MailKeys keys) {
        this.servers = servers;
        this.keys = keys;
    }

    /// Nothing is read and nothing is sent.
    ///
    /// @param known whose consent counts; null: the password of the draft does
    Mailboxes.Outcome test(Mailbox.Draft draft, @Nullable Mailbox known) {
        return test(draft, known, LONGEST);
    }

    Mailboxes.Outcome test(Mailbox.Draft draft, @Nullable Mailbox known, Duration longest) {
        var account = CurrentAccount.require();
        var imap = start(() -> CurrentAccount.callAs(account, () -> imap(draft, known)), longest);
        var smtp = start(() -> CurrentAccount.callAs(account, () -> smtp(draft, known)), longest);
        return new Mailboxes.Outcome(imap.join().orElse(null), smtp.join().orElse(null));
    }

    private static CompletableFuture<Optional<MailTrouble.Why>> start(
            Supplier<Optional<MailTrouble.Why>> door, Duration longest) {
        return CompletableFuture.supplyAsync(door, Thread::startVirtualThread)
                .completeOnTimeout(Optional.of(MailTrouble.Why.TOO_SLOW), longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static MailKey typed(Mailbox.Draft draft) {
        return MailKey.password(draft.login(), String.valueOf(draft.password()));
    }

    private Optional<MailTrouble.Why> imap(Mailbox.Draft draft, @Nullable Mailbox known) {
        try (var visit = known == null
                ? servers.visit(draft.imap(), typed(draft))
                : keys.open(known, key -> servers.visit(draft.imap(), key))) {
            return Optional.empty();
        } catch (MailTrouble e) {
            return Optional.of(e.why());
        }
    }

    private Optional<MailTrouble.Why> smtp(Mailbox.Draft draft, @Nullable Mailbox known) {
        try {
            if (known == null) {
                servers.send(draft.smtp(), typed(draft), (_, _, _) -> {});
            } else {
                keys.use(known, key -> servers.send(draft.smtp(), key, (_, _, _) -> {}));
            }
            return Optional.empty();
        } catch (MailTrouble e) {
            return Optional.of(e.why());
        } catch (MessagingException e) {
            return Optional.of(MailTrouble.of(e).why());
        }
    }
}
