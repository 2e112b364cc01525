package io.weiche.offers;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.web.Etags;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What stands in offers unless somebody writes something else. Everybody may read it, who edits settings changes it.
@Service
public class OfferSetup {
    private final OfferSettingsStore store;
    private final Access access;
    private final Audit audit;

    OfferSetup(OfferSettingsStore store, Access access, Audit audit) {
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public OfferSettings get() {
        return store.read();
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public OfferSettings change(@Nullable Integer expectedVersion, UnaryOperator<OfferSettings> change) {
        access.require(Right.EDIT_SETTINGS);
        var before = store.lock();
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(before);
        if (!next.equals(before)) {
            store.write(next);
            audit.write("offer-settings-changed", "offer-settings", told(before), told(next));
        }
        return store.read();
    }

    private static Map<String, ?> told(OfferSettings settings) {
        return Map.of(
                "numberPrefix", settings.numberPrefix(),
                "validDays", settings.validDays(),
                "texts", settings.texts());
    }
}
