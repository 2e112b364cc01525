package io.weiche.webhooks.web;

import io.weiche.webhooks.Style;
import io.weiche.webhooks.Webhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shapes of bodies, for the description of the interface.
final class WebhookRequests {
    private WebhookRequests() {}

    /// @param name absent: the host of the address
    /// @param events absent or empty: all of them
    record New(
            Style style,
            @Nullable String name,
            String address,
            @Nullable List<String> events) {}

    /// @param state ACTIVE or PAUSED
    record Change(
            @Nullable String name,
            @Nullable String address,
            @Nullable List<String> events,
            Webhook.@Nullable State state) {}
}
