package io.weiche.webhooks.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.weiche.webhooks.Style;
import io.weiche.webhooks.Webhook;
import io.weiche.webhooks.Webhooks;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook as administrators see it.
///
/// @param events none: all of them
/// @param failures since something got through
/// @param secret shown once, when it was made
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookPayload(
        long id,
        Style style,
        String name,
        String address,
        List<String> events,
        Webhook.State state,
        OffsetDateTime createdAt,
        int failures,
        @Nullable OffsetDateTime failingSince,
        @Nullable OffsetDateTime deliveredAt,
        int version,
        @Nullable String secret) {

    static WebhookPayload of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookPayload of(Webhooks.Opened opened) {
        return of(opened.webhook(), opened.secret());
    }

    private static WebhookPayload of(Webhook webhook, @Nullable String secret) {
        return new WebhookPayload(
                webhook.id(),
                webhook.style(),
                webhook.name(),
                webhook.address(),
                webhook.events(),
                webhook.state(),
                webhook.createdAt(),
                webhook.failures(),
                webhook.failingSince(),
                webhook.deliveredAt(),
                webhook.version(),
                secret);
    }
}
