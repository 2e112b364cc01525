package io.weiche.webhooks;

import io.weiche.web.Problem;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Webhooks as the compatible REST knows them: one address for one event. Those of the settings with several events
/// are several bindings.
@Service
public class HandlerBindings {
    private final Webhooks webhooks;

    HandlerBindings(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /// An address that is told of an event.
    public record Binding(String event, String handler) {}

    /// @throws Problem forbidden, for everybody but administrators
    @Transactional(readOnly = true)
    public List<Binding> list() {
        return bound().stream()
                .flatMap(webhook -> events(webhook).stream().map(event -> new Binding(event, webhook.address())))
                .toList();
    }

    /// @return false when it is bound already
    @Transactional
    public boolean bind(String event, String handler) {
        if (list().contains(new Binding(event, handler.strip()))) {
            return false;
        }
        webhooks.open(new Webhooks.Draft(Style.BITRIX24, event, handler, List.of(event)));
        return true;
    }

    /// @return how many bindings are gone
    @Transactional
    public int unbind(String event, String handler) {
        var affected = bound().stream()
                .filter(webhook -> webhook.address().equals(handler.strip()) && webhook.wants(event))
                .toList();
        affected.forEach(webhook -> unbind(webhook, event));
        return affected.size();
    }

    private void unbind(Webhook webhook, String event) {
        var left = events(webhook).stream().filter(one -> !one.equals(event)).toList();
        if (left.isEmpty()) {
            webhooks.delete(webhook.id());
        } else {
            webhooks.change(webhook.id(), null, before -> before.withEvents(left));
        }
    }

    private List<Webhook> bound() {
        return webhooks.list().stream()
                .filter(webhook -> webhook.style() == Style.BITRIX24)
                .toList();
    }

    private static List<String> events(Webhook webhook) {
        return webhook.events().isEmpty() ? Events.of(Style.BITRIX24) : webhook.events();
    }
}
