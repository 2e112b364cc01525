package io.weiche.chat;

import io.weiche.access.Readers;
import io.weiche.jobs.Keeper;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes in what visitors said who left no contact detail and have gone, so that nothing anybody said is forgotten.
@Component
class SilenceKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final VisitorChats chats;
    private final Readers readers;

    /// @param switchedOn `weiche.jobs`: a command beside a server leaves this work to the server
    SilenceKeeper(VisitorChats chats, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("chat-silence", Duration.ofSeconds(5), switchedOn);
        this.chats = chats;
        this.readers = readers;
    }

    @Override
    protected Duration round() {
        try {
            for (var account : readers.accounts()) {
                look(account);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Conversations that ended are looked for again later: {}", e.getMessage());
        }
        return PAUSE;
    }

    private void look(AccountId account) {
        if (goesOn()) {
            CurrentAccount.runAs(account, () -> chats.silent().forEach(this::take));
        }
    }

    /// What is wrong with one conversation holds up no other.
    private void take(long conversation) {
        try {
            chats.takeSilent(conversation);
        } catch (RuntimeException e) {
            LOG.warn("Conversation {} becomes an inquiry later", conversation, e);
        }
    }
}
