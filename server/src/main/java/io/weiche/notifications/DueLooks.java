package io.weiche.notifications;

import io.weiche.records.Signals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One look into an account for what became due since the last one.
@Service
public class DueLooks {
    private final NotificationStore store;
    private final Signals signals;

    DueLooks(NotificationStore store, Signals signals) {
        this.store = store;
        this.signals = signals;
    }

    /// Tells everybody what became due, once, whichever node looks.
    @Transactional
    public void tellDue() {
        store.claim().ifPresent(span -> signals.told(store.due(span)));
    }

    /// Removes what is older than 90 days.
    ///
    /// @return whether there may be more
    @Transactional
    public boolean forgetSome() {
        return store.forgetSome();
    }
}
