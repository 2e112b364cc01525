package io.weiche.calls;

import io.weiche.records.Signals;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whose windows show a call, and telling them: for whom it rings, then who took it, then nobody.
@Component
class Ringing {
    private static final int LATE_MINUTES = 15;

    private final CallStore store;
    private final Signals signals;

    Ringing(CallStore store, Signals signals) {
        this.store = store;
        this.signals = signals;
    }

    /// A call that is told of long after it began rings for nobody.
    void begin(Call call, @Nullable CallLine line, OffsetDateTime now) {
        if (call.state().goesOn() && call.course().startedAt().isAfter(now.minusMinutes(LATE_MINUTES))) {
            show(call.id(), call.state() == CallState.TALKING ? spoken(call, people(call, line)) : people(call, line));
        }
    }

    private static Set<Long> people(Call call, @Nullable CallLine line) {
        var people = new LinkedHashSet<Long>();
        if (call.outcome().responsibleId() != null && call.direction() == CallDirection.INBOUND) {
            people.add(call.outcome().responsibleId());
        }
        if (call.direction() == CallDirection.INBOUND && line != null) {
            people.addAll(line.personIds());
        }
        if (call.ours().userId() != null) {
            people.add(call.ours().userId());
        }
        return people;
    }

    private static Set<Long> spoken(Call call, Set<Long> otherwise) {
        return call.course().answeredById() == null
                ? otherwise
                : Set.of(call.course().answeredById());
    }

    /// After it was answered or has ended.
    void follow(Call before, Call now) {
        if (before.state() == now.state()) {
            return;
        }
        var told = new HashSet<>(store.ringsFor(now.id()));
        if (now.state() == CallState.TALKING && now.course().answeredById() != null) {
            store.ringOnlyFor(now.id(), List.of(now.course().answeredById()));
            store.ring(now.id(), List.of(now.course().answeredById()));
            told.add(now.course().answeredById());
        } else if (!now.state().goesOn()) {
            store.ringOnlyFor(now.id(), List.of());
        }
        signals.told(told);
    }

    void show(long id, Set<Long> people) {
        store.ring(id, people);
        signals.told(people);
    }

    void hide(long id, Set<Long> people) {
        var rest = new ArrayList<>(store.ringsFor(id));
        rest.removeAll(people);
        signals.told(store.ringOnlyFor(id, rest));
    }
}
