package io.weiche.mailboxes;

import io.weiche.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/// Passwords of mailboxes, sealed as they stand in the database.
@Component
class MailPasswords {
    private static final String PLACE = "mailbox";

    private final MailboxStore store;
    private final Secrets secrets;

    MailPasswords(MailboxStore store, Secrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /// What opens it. Within a transaction.
    String of(Mailbox mailbox) {
        return new String(secrets.open(PLACE, store.password(mailbox.id())), StandardCharsets.UTF_8);
    }

    byte[] seal(String password) {
        return secrets.seal(PLACE, password.getBytes(StandardCharsets.UTF_8));
    }
}
