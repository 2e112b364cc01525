package io.weiche.forms;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts how often forms are seen and begun. Written together every few seconds: a view costs no transaction. What a
/// node has counted since is lost if it dies; how often a form was sent is counted from what was sent and never lost.
@Component
public class FormCounts implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FormCounts.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final FormDayStore store;
    private final TransactionTemplate transaction;
    private final Map<Counted, Seen> waiting = new HashMap<>();
    private final Rounds rounds = new Rounds("form-counts", Duration.ofSeconds(5), this::round);

    FormCounts(FormDayStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    private record Counted(AccountId account, long formId) {}

    /// How often since the last time it was written.
    record Seen(long formId, int views, int starts) {
        Seen plus(int moreViews, int moreStarts) {
            return new Seen(formId, views + moreViews, starts + moreStarts);
        }
    }

    public void viewed(long formId) {
        count(formId, 1, 0);
    }

    public void started(long formId) {
        count(formId, 0, 1);
    }

    private void count(long formId, int views, int starts) {
        var key = new Counted(CurrentAccount.require(), formId);
        synchronized (waiting) {
            waiting.merge(key, new Seen(formId, views, starts), (old, _) -> old.plus(views, starts));
        }
    }

    private Duration round() {
        write();
        return PAUSE;
    }

    /// Writes down what was counted.
    void write() {
        byAccount()
                .forEach((account, seen) -> CurrentAccount.runAs(account, () -> {
                    try {
                        transaction.executeWithoutResult(_ -> store.add(seen));
                    } catch (DataAccessException | TransactionException e) {
                        LOG.warn("Views of forms were not counted: {}", e.getMessage());
                    }
                }));
    }

    private Map<AccountId, List<Seen>> byAccount() {
        synchronized (waiting) {
            var all = waiting.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            entry -> entry.getKey().account(),
                            Collectors.mapping(Map.Entry::getValue, Collectors.toCollection(ArrayList<Seen>::new))));
            waiting.clear();
            return Map.copyOf(all);
        }
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop();
        write();
    }

    @Override
    public boolean isRunning() {
        return rounds.running();
    }
}
