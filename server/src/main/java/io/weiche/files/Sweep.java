package io.weiche.files;

import io.weiche.jobs.JobHandler;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Removes what nobody needs any more: files deleted a week ago, content nobody names, bytes a dying node left behind.
/// Whoever removes bytes holds their row until they are gone; whoever brings the same bytes at that moment waits for
/// the row, finds them gone and puts them there again.
@Component
class Sweep implements JobHandler {
    static final String NAME = "sweep-files";

    private static final Duration AGAIN = Duration.ofHours(6);
    private static final int PARTS = 256;

    private final FileStore store;
    private final Vault vault;
    private final TransactionTemplate transaction;

    Sweep(FileStore store, Vault vault, TransactionTemplate transaction) {
        this.store = store;
        this.vault = vault;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Duration> work(long subject) {
        var account = CurrentAccount.require();
        vault.removeAbandoned(account);
        transaction.executeWithoutResult(_ -> store.forgetDeleted());
        while (Boolean.TRUE.equals(transaction.execute(_ -> remove(account, store.lockUnused())))) {
            // some at a time
        }
        for (int part = 0; part < PARTS; part++) {
            var held = vault.held(account, part);
            if (!held.isEmpty()) {
                transaction.executeWithoutResult(_ -> remove(account, store.adopt(held)));
            }
        }
        var empty = transaction.execute(_ -> store.isEmpty());
        return Boolean.TRUE.equals(empty) ? Optional.empty() : Optional.of(AGAIN);
    }

    private boolean remove(AccountId account, List<String> hashes) {
        store.removeContent(hashes);
        hashes.forEach(hash -> vault.remove(account, hash));
        return !hashes.isEmpty();
    }
}
