package io.weiche.chat;

import io.weiche.access.CurrentUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whether anybody answers a visitor now: within the hours of the channel, and somebody of the team has the chat open
/// and has not said that they are away.
@Service
public class Availability {
    private final AgentStore store;

    Availability(AgentStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    public boolean anybody(ChatChannel channel) {
        var now = store.now();
        return now.somebody() && channel.openAt(now.weekday(), now.clock());
    }

    /// The current user has the chat open.
    @Transactional
    public void here() {
        store.seen(CurrentUser.requireId());
    }

    @Transactional
    public void set(boolean available) {
        store.set(CurrentUser.requireId(), available);
    }

    /// Of the current user.
    @Transactional(readOnly = true)
    public boolean mine() {
        return store.available(CurrentUser.requireId());
    }
}
