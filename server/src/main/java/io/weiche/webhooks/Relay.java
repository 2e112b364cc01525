package io.weiche.webhooks;

import io.weiche.records.Outbox;
import io.weiche.webhooks.DeliveryStore.Draft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes deliveries of what the outbox holds, a thousand rows at a time, in sets. What happens to a record several
/// times within them is told once.
@Service
class Relay {
    private static final int MOST = 1_000;
    /// How many events one signed request tells.
    static final int BUNDLE = 100;

    private final Outbox outbox;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;

    Relay(Outbox outbox, WebhookStore webhooks, DeliveryStore deliveries) {
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    /// Only one node at a time does so for an account, or the order would be lost.
    ///
    /// @return whether there may be more
    @Transactional
    public boolean pass() {
        if (!webhooks.relayAlone()) {
            return false;
        }
        var rows = outbox.take(MOST);
        if (rows.isEmpty()) {
            return false;
        }
        var told = together(rows);
        var drafts = webhooks.list().stream()
                .flatMap(webhook -> drafts(webhook, told))
                .toList();
        if (!drafts.isEmpty()) {
            deliveries.insert(drafts);
            // should this node die before it sends them, another one looks
            webhooks.lookSoon();
        }
        return rows.size() >= MOST - 1;
    }

    /// What is left of an account's outbox that nobody reads.
    @Transactional
    public boolean forget() {
        return outbox.forget();
    }

    private static Collection<Told> together(List<Outbox.Row> rows) {
        record Same(String type, Object subject) {}
        var told = new LinkedHashMap<Same, Told>();
        for (var row : rows) {
            var kind = row.kind() == null ? null : row.kind().name();
            var event = new Told(row.id(), Events.named(row.event()), kind, row.subjectId(), row.at(), row.data());
            // a change of nothing in particular is never the same as another
            var same = new Same(event.type(), row.subjectId() == null ? row.id() : row.subjectId());
            told.remove(same);
            told.put(same, event);
        }
        return told.values();
    }

    private static Stream<Draft> drafts(Webhook webhook, Collection<Told> told) {
        var wanted = told.stream()
                .filter(event -> !event.at().isBefore(webhook.createdAt()))
                .filter(event -> {
                    var name = Events.nameOf(webhook.style(), event.type());
                    return name != null && webhook.wants(name);
                })
                .toList();
        var most = webhook.style() == Style.SIGNED ? BUNDLE : 1;
        var drafts = new ArrayList<Draft>();
        for (int from = 0; from < wanted.size(); from += most) {
            drafts.add(new Draft(webhook.id(), wanted.subList(from, Math.min(from + most, wanted.size()))));
        }
        return drafts.stream();
    }
}
