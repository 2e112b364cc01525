package io.weiche.modes;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The mode as a transaction read it after it joined the cut-over rule: until the transaction ends nobody can change
/// it, so one reading is enough however many records it writes.
final class KeptMode {
    private KeptMode() {}

    /// @return null when the present transaction has not joined
    static @Nullable CrmMode find() {
        return (CrmMode) TransactionSynchronizationManager.getResource(KeptMode.class);
    }

    static void keep(CrmMode mode) {
        TransactionSynchronizationManager.bindResource(KeptMode.class, mode);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                forget();
            }

            @Override
            public void savepointRollback(Object savepoint) {
                // a lock that was taken after the savepoint is gone
                forget();
            }

            @Override
            public void afterCompletion(int status) {
                forget();
            }
        });
    }

    static void forget() {
        TransactionSynchronizationManager.unbindResourceIfPossible(KeptMode.class);
    }
}
