package io.weiche.webhooks;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import io.weiche.webhooks.Webhook.State;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The log of a webhook, and sending again. Administrators only.
@Service
public class Deliveries {
    private static final int PAGE = 50;

    private final WebhookStore webhooks;
    private final DeliveryStore store;
    private final Message message;
    private final Access access;
    private final Audit audit;

    Deliveries(WebhookStore webhooks, DeliveryStore store, Message message, Access access, Audit audit) {
        this.webhooks = webhooks;
        this.store = store;
        this.message = message;
        this.access = access;
        this.audit = audit;
    }

    /// @param body what was sent, without secrets
    public record Shown(Delivery delivery, String contentType, String body) {}

    /// Newest first.
    @Transactional(readOnly = true)
    public Page<Delivery> page(long webhook, Delivery.@Nullable State state, @Nullable String cursor) {
        require(webhook);
        var rows = store.page(webhook, state, before(cursor), PAGE + 1);
        var more = rows.size() > PAGE;
        var items = more ? rows.subList(0, PAGE) : rows;
        return new Page<>(
                items,
                more ? Long.toString(items.getLast().id()) : null,
                Page.total(cursor, items.size(), more, () -> store.count(webhook, state)));
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }

    @Transactional(readOnly = true)
    public Shown get(long webhook, long id) {
        var target = require(webhook);
        var delivery = store.find(webhook, id).orElseThrow(Problem::notFound);
        return new Shown(delivery, Message.contentType(target.style()), message.body(target, delivery, null));
    }

    /// Sends one again, also one that was taken.
    @Transactional
    public void replay(long webhook, long id) {
        requireAwake(webhook);
        if (store.replay(webhook, id) == 0) {
            throw Problem.notFound();
        }
        webhooks.wake(webhook);
        audit.write("webhook-replayed", "webhook:" + webhook, null, Map.of("delivery", id));
    }

    /// Sends everything again that was parked.
    ///
    /// @return how many
    @Transactional
    public int replayParked(long webhook) {
        requireAwake(webhook);
        var count = store.replayParked(webhook);
        webhooks.wake(webhook);
        audit.write("webhook-replayed", "webhook:" + webhook, null, Map.of("deliveries", count));
        return count;
    }

    /// Sends an event that stands for nothing.
    @Transactional
    public void test(long webhook) {
        requireAwake(webhook);
        store.insert(List.of(new DeliveryStore.Draft(webhook, List.of(store.testEvent()))));
        webhooks.wake(webhook);
    }

    private Webhook require(long webhook) {
        access.require(Right.ADMINISTRATOR);
        return webhooks.find(webhook).orElseThrow(Problem::notFound);
    }

    private void requireAwake(long webhook) {
        if (require(webhook).state() != State.ACTIVE) {
            throw Problem.conflict("The webhook is not active.");
        }
    }
}
