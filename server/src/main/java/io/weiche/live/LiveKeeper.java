package io.weiche.live;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Rounds;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks twice a second whether anything was written, as long as somebody's window is open, and then into the accounts
/// of those windows. Every node looks for itself into the one database, so it does not matter which node wrote.
@Component
public class LiveKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveKeeper.class);
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(3);
    private static final Duration STAY_EVERY = Duration.ofSeconds(15);
    private static final int MOST_WINDOWS = 30;
    private static final LiveReader.Written NOTHING = new LiveReader.Written(0, 0);

    private final LiveReader reader;
    private final Presence presence;
    private final ConcurrentHashMap<AccountId, LiveAccount> accounts = new ConcurrentHashMap<>();
    private final Rounds rounds = new Rounds("live", Duration.ofSeconds(5), this::round);
    private LiveReader.Written seen = NOTHING;
    private long stayAt;

    LiveKeeper(LiveReader reader, Presence presence) {
        this.reader = reader;
        this.presence = presence;
    }

    /// A window of somebody of the current account. To be closed by whoever opened it.
    ///
    /// @param catchUp whether the window has just read what it shows, and is told what was written meanwhile
    /// @throws Problem when the person has too many of them
    public LiveConnection open(String connection, long userId, boolean catchUp) {
        var opened = new LiveConnection(connection, userId);
        var account = accounts.compute(CurrentAccount.require(), (_, there) -> {
            var shared = there == null ? new LiveAccount(reader, presence) : there;
            if (shared.connections().stream()
                            .filter(one -> one.userId() == userId)
                            .count()
                    >= MOST_WINDOWS) {
                throw new Problem(ProblemType.TOO_MANY_REQUESTS, "Too many open windows.")
                        .with(Problem.RETRY_AFTER, 60);
            }
            shared.connections().add(opened);
            return shared;
        });
        if (!rounds.running()) {
            opened.end();
        }
        try {
            // whoever is told that they are connected misses nothing
            account.begin();
            if (catchUp) {
                account.catchUp(opened);
            }
        } catch (RuntimeException e) {
            close(CurrentAccount.require(), opened);
            throw e;
        }
        // a window that comes back before anybody has noticed that it had gone
        account.connections().stream()
                .filter(one -> one != opened && one.id().equals(connection) && one.userId() == userId)
                .forEach(LiveConnection::end);
        return opened;
    }

    public void close(AccountId account, LiveConnection connection) {
        var left = accounts.computeIfPresent(account, (_, there) -> {
            there.connections().remove(connection);
            return there.connections().isEmpty() ? null : there;
        });
        var cameBack = left != null
                && left.connections().stream().anyMatch(one -> one.id().equals(connection.id()));
        if (rounds.running() && !cameBack) {
            try {
                CurrentAccount.runAs(account, () -> presence.leave(connection.id(), connection.userId()));
            } catch (DataAccessException | TransactionException e) {
                LOG.debug("Somebody's leaving is noticed later: {}", e.getMessage());
            }
        }
    }

    @Override
    public void start() {
        stayAt = System.nanoTime();
        rounds.start();
    }

    /// Before requests are waited for: windows would be open for as long as they may.
    @Override
    public void stop() {
        rounds.stop();
        accounts.values().forEach(account -> account.connections().forEach(LiveConnection::end));
    }

    @Override
    public boolean isRunning() {
        return rounds.running();
    }

    private Duration round() {
        try {
            if (!accounts.isEmpty()) {
                look();
            }
            return PAUSE;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Open windows hear of changes later: {}", e.getMessage());
            seen = NOTHING;
            return PAUSE_AFTER_TROUBLE;
        }
    }

    private void look() {
        var written = reader.written();
        var news = !written.equals(seen);
        accounts.forEach((id, account) -> look(id, account, written, news));
        seen = written;
        if (System.nanoTime() >= stayAt) {
            accounts.forEach((id, account) -> CurrentAccount.runAs(id, account::stay));
            stayAt = System.nanoTime() + STAY_EVERY.toNanos();
        }
    }

    private static void look(AccountId id, LiveAccount account, LiveReader.Written written, boolean news) {
        if (news || account.waits()) {
            CurrentAccount.runAs(id, () -> account.look(written));
        }
    }
}
