package io.weiche.webhooks;

import io.weiche.access.CurrentUser;
import io.weiche.config.Config;
import io.weiche.outbound.Outbound;
import io.weiche.outbound.OutboundAnswer;
import io.weiche.outbound.OutboundFailure;
import io.weiche.outbound.OutboundRequest;
import io.weiche.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends what is due to one webhook, one request after the other, and writes down what came of each. No transaction is
/// open while the other side thinks.
@Component
class Sender {
    static final String PLACE = "webhook";

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 16_384;
    private static final int SHOWN = 1_000;
    /// Then it is time to say again that this node still lives.
    private static final int AT_A_TIME = 500;

    private static final long TURN = Duration.ofSeconds(60).toNanos();

    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Message message;
    private final Secrets secrets;
    private final Outbound outbound;
    private final Obituary obituary;
    private final TransactionTemplate transaction;
    private final boolean answersAreShown;

    Sender(
            WebhookStore webhooks,
            DeliveryStore deliveries,
            Message message,
            Secrets secrets,
            Outbound outbound,
            Obituary obituary,
            TransactionTemplate transaction,
            Config config) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.message = message;
        this.secrets = secrets;
        this.outbound = outbound;
        this.obituary = obituary;
        this.transaction = transaction;
        // what an inner host answers is nothing for people outside
        this.answersAreShown = config.outbound().publicOnly();
    }

    private record Work(Webhook webhook, List<Delivery> due, List<String> keys, long now) {}

    /// Until nothing is due, something fails, or others must have their turn.
    void send(long webhookId) {
        try {
            var work = transaction.execute(_ -> work(webhookId));
            if (work != null) {
                work.ifPresent(this::send);
            }
        } finally {
            transaction.executeWithoutResult(_ -> {
                webhooks.release(webhookId);
                webhooks.lookWhenDue();
            });
        }
    }

    private void send(Work work) {
        var start = System.nanoTime();
        int failures = work.webhook().failures();
        for (var delivery : work.due()) {
            var passed = System.nanoTime() - start;
            if (passed > TURN || !deliver(work, delivery, Duration.ofNanos(passed), failures)) {
                return;
            }
            // whoever takes something is well again
            failures = 0;
        }
    }

    private Optional<Work> work(long webhookId) {
        return webhooks.find(webhookId)
                .filter(webhook -> webhook.state() == Webhook.State.ACTIVE)
                .map(webhook -> {
                    var sealed = webhooks.secrets(webhookId);
                    var keys = new ArrayList<String>();
                    keys.add(opened(sealed.secret()));
                    if (sealed.previous() != null) {
                        keys.add(opened(sealed.previous()));
                    }
                    return new Work(webhook, deliveries.next(webhookId, AT_A_TIME), keys, sealed.now());
                });
    }

    private String opened(byte[] sealed) {
        return new String(secrets.open(PLACE, sealed), StandardCharsets.UTF_8);
    }

    /// @param failures one after the other, until now
    /// @return whether it was taken
    private boolean deliver(Work work, Delivery delivery, Duration passed, int failures) {
        var webhook = work.webhook();
        var attempt = attempt(work, delivery, passed);
        transaction.executeWithoutResult(_ -> {
            if (attempt.taken()) {
                deliveries.delivered(delivery.id(), attempt);
                webhooks.succeeded(webhook.id());
                return;
            }
            deliveries.failed(delivery.id(), attempt, Patience.after(delivery.tries() + 1));
            var silent = webhooks.failed(webhook.id(), Patience.rest(failures + 1));
            if ((silent || attempt.gone()) && webhooks.bury(webhook.id())) {
                deliveries.park(webhook.id());
                CurrentUser.callAsSystem(() -> {
                    obituary.tell(webhook);
                    return true;
                });
            }
        });
        return attempt.taken();
    }

    private Attempt attempt(Work work, Delivery delivery, Duration passed) {
        var webhook = work.webhook();
        var body = message.body(webhook, delivery, work.keys().getFirst()).getBytes(StandardCharsets.UTF_8);
        var headers = Message.headers(webhook, delivery, work.keys(), work.now() + passed.toSeconds(), body);
        var request = new OutboundRequest(
                "POST", webhook.address(), headers, Message.contentType(webhook.style()), body, LONGEST, MOST_BYTES);
        var start = System.nanoTime();
        try {
            var answer = outbound.send(request);
            return new Attempt(answer.status(), answer.isSuccess() ? null : "STATUS", shown(answer), since(start));
        } catch (OutboundFailure e) {
            return new Attempt(null, e.why().name(), null, since(start));
        }
    }

    private @Nullable String shown(OutboundAnswer answer) {
        if (!answersAreShown || answer.body().length == 0) {
            return null;
        }
        var text = answer.text().replace('\0', ' ');
        return text.substring(0, text.offsetByCodePoints(0, Math.min(SHOWN, text.codePointCount(0, text.length()))));
    }

    private static int since(long start) {
        return (int) Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
