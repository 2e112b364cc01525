package io.weiche.chat;

import io.weiche.chat.ChatLooks.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One open window: a visitor's, which hears of their conversation, or one of the team, which hears of all. However
/// much
/// happens, of each conversation only the latest standing waits.
public final class ChatListener {
    private final @Nullable Long conversation;
    private final @Nullable String window;
    private final Map<Long, Standing> news = new LinkedHashMap<>();
    private boolean ended;

    /// @param conversation null: of the team
    /// @param window names it, where one window follows another
    ChatListener(@Nullable Long conversation, @Nullable String window) {
        this.conversation = conversation;
        this.window = window;
    }

    @Nullable
    Long conversation() {
        return conversation;
    }

    boolean ofTeam() {
        return conversation == null;
    }

    boolean isWindow(@Nullable String name) {
        return window != null && window.equals(name);
    }

    boolean hears(long id) {
        return conversation == null || conversation == id;
    }

    synchronized void tell(Standing standing) {
        news.put(standing.id(), standing);
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    public synchronized boolean ended() {
        return ended;
    }

    /// Waits until there is something to tell, at most for a time.
    public synchronized List<Standing> await(Duration longest) throws InterruptedException {
        var until = System.nanoTime() + longest.toNanos();
        while (!ended && news.isEmpty()) {
            var left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        var told = new ArrayList<>(news.values());
        news.clear();
        return told;
    }
}
