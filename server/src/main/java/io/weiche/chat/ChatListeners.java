package io.weiche.chat;

import io.weiche.chat.ChatLooks.Standing;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Rounds;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks twice a second into the accounts of open chat windows, once for all windows of an account. Every node looks
/// for
/// itself into the one database, so it does not matter which node wrote.
@Component
public class ChatListeners implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChatListeners.class);
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(3);
    /// Of one account, of each side: however many visitors there are, the team gets in.
    private static final int MOST = 1_000;

    private final ChatLooks looks;
    private final ConcurrentHashMap<AccountId, Windows> accounts = new ConcurrentHashMap<>();
    private final Rounds rounds = new Rounds("chat", Duration.ofSeconds(5), this::round);

    ChatListeners(ChatLooks looks) {
        this.looks = looks;
    }

    /// The windows of one account, and how its conversations stood when they were looked at last.
    private static final class Windows {
        private final CopyOnWriteArrayList<ChatListener> listeners = new CopyOnWriteArrayList<>();
        private final Map<Long, Standing> known = new HashMap<>();

        /// How many of its side there are.
        private long beside(ChatListener one) {
            return listeners.stream()
                    .filter(other -> other.ofTeam() == one.ofTeam())
                    .count();
        }

        private synchronized void look(ChatLooks looks) {
            var ids = listeners.stream()
                    .map(ChatListener::conversation)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .distinct()
                    .toList();
            var team = listeners.stream().anyMatch(ChatListener::ofTeam);
            var now = looks.look(ids, team);
            now.stream().filter(one -> !one.equals(known.get(one.id()))).forEach(this::tell);
            known.clear();
            now.forEach(one -> known.put(one.id(), one));
        }

        private void tell(Standing standing) {
            listeners.stream().filter(one -> one.hears(standing.id())).forEach(one -> one.tell(standing));
        }
    }

    /// A window of the current account. To be closed by whoever opened it. What is written from now on is told.
    ///
    /// @param conversation null: of the team
    /// @param window a window that comes back before anybody has noticed that it had gone takes its own place
    public ChatListener open(@Nullable Long conversation, @Nullable String window) {
        var opened = new ChatListener(conversation, window);
        var windows = accounts.compute(CurrentAccount.require(), (_, there) -> {
            var shared = there == null ? new Windows() : there;
            if (shared.beside(opened) >= MOST) {
                throw new Problem(ProblemType.TOO_MANY_REQUESTS, "Too many open windows.")
                        .with(Problem.RETRY_AFTER, 60);
            }
            shared.listeners.stream().filter(one -> one.isWindow(window)).forEach(ChatListener::end);
            shared.listeners.add(opened);
            return shared;
        });
        if (!rounds.running()) {
            opened.end();
        }
        try {
            windows.look(looks);
        } catch (RuntimeException e) {
            close(CurrentAccount.require(), opened);
            throw e;
        }
        return opened;
    }

    public void close(AccountId account, ChatListener listener) {
        accounts.computeIfPresent(account, (_, there) -> {
            there.listeners.remove(listener);
            return there.listeners.isEmpty() ? null : there;
        });
    }

    @Override
    public void start() {
        rounds.start();
    }

    /// Before requests are waited for: windows would be open for as long as they may.
    @Override
    public void stop() {
        rounds.stop();
        accounts.values().forEach(windows -> windows.listeners.forEach(ChatListener::end));
    }

    @Override
    public boolean isRunning() {
        return rounds.running();
    }

    private Duration round() {
        try {
            accounts.forEach((account, windows) -> CurrentAccount.runAs(account, () -> windows.look(looks)));
            return PAUSE;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Open chats hear of messages later: {}", e.getMessage());
            return PAUSE_AFTER_TROUBLE;
        }
    }
}
