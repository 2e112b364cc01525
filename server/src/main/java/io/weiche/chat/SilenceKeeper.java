package io.weiche.chat;

import io.weiche.access.Readers;
import io.weiche.jobs.AccountKeeper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Takes in what visitors said who left no contact detail and have gone, so that nothing anybody said is forgotten.
@Component
class SilenceKeeper extends AccountKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceKeeper.class);

    private final VisitorChats chats;

    SilenceKeeper(VisitorChats chats, Readers readers, @Value("${weiche.jobs:on}") String switchedOn) {
        super("chat-silence", Duration.ofSeconds(30), readers::accounts, switchedOn);
        this.chats = chats;
    }

    @Override
    protected void look() {
        chats.silent().forEach(this::take);
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
