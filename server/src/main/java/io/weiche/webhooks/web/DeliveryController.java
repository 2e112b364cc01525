package io.weiche.webhooks.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.web.Page;
import io.weiche.webhooks.Deliveries;
import io.weiche.webhooks.Delivery;
import io.weiche.webhooks.Told;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What was sent to a webhook, and sending it again.
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
class DeliveryController {
    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// A request in the log.
    ///
    /// @param firstEvent the name of the first event it tells
    /// @param events how many it tells
    /// @param failure why it was not taken, in a word; absent when it was
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryPayload(
            long id,
            String messageId,
            Delivery.State state,
            String firstEvent,
            int events,
            OffsetDateTime createdAt,
            int tries,
            @Nullable OffsetDateTime lastTryAt,
            @Nullable OffsetDateTime nextTryAt,
            @Nullable Integer status,
            @Nullable String failure,
            @Nullable Integer tookMillis) {
        static DeliveryPayload of(Delivery delivery) {
            return new DeliveryPayload(
                    delivery.id(),
                    delivery.messageId(),
                    delivery.state(),
                    delivery.events().stream().map(Told::type).findFirst().orElse(""),
                    delivery.events().size(),
                    delivery.createdAt(),
                    delivery.tries(),
                    delivery.lastTryAt(),
                    delivery.state() == Delivery.State.WAITING ? delivery.nextTryAt() : null,
                    delivery.status(),
                    delivery.failure(),
                    delivery.tookMillis());
        }
    }

    /// A request with what it said and how the answer began.
    ///
    /// @param body without secrets
    /// @param answer absent where nothing came or the operator lets requests go to hosts inside
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WholeDeliveryPayload(
            DeliveryPayload delivery,
            String contentType,
            String body,
            @Nullable String answer) {}

    record ReplayedPayload(int replayed) {}

    @GetMapping("/deliveries")
    @Requires(Right.ADMINISTRATOR)
    Page<DeliveryPayload> list(
            @PathVariable long id,
            @RequestParam(required = false) Delivery.@Nullable State state,
            @RequestParam(required = false) @Nullable String cursor) {
        return deliveries
                .page(id, state, cursor)
                .map(items -> items.stream().map(DeliveryPayload::of).toList());
    }

    @GetMapping("/deliveries/{delivery}")
    @Requires(Right.ADMINISTRATOR)
    WholeDeliveryPayload get(@PathVariable long id, @PathVariable long delivery) {
        var shown = deliveries.get(id, delivery);
        return new WholeDeliveryPayload(
                DeliveryPayload.of(shown.delivery()),
                shown.contentType(),
                shown.body(),
                shown.delivery().answer());
    }

    @PostMapping("/deliveries/{delivery}/replay")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(@PathVariable long id, @PathVariable long delivery) {
        deliveries.replay(id, delivery);
    }

    /// Sends everything again that was parked.
    @PostMapping("/replay")
    @Requires(Right.ADMINISTRATOR)
    ReplayedPayload replayParked(@PathVariable long id) {
        return new ReplayedPayload(deliveries.replayParked(id));
    }

    /// Sends an event that stands for nothing.
    @PostMapping("/test")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void test(@PathVariable long id) {
        deliveries.test(id);
    }
}
