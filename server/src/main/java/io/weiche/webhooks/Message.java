package io.weiche.webhooks;

import io.weiche.config.Config;
import io.weiche.kernel.CurrentAccount;
import io.weiche.outbound.OutboundRequest.Header;
import io.weiche.secrets.SignedMessages;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What a request says, in the words of its webhook's style.
@Component
class Message {
    static final String HIDDEN = "***";

    private final JsonMapper json;
    private final String publicUrl;

    Message(JsonMapper json, Config config) {
        this.json = json;
        this.publicUrl = config.publicUrl();
    }

    /// @param secret null for the log, which shows everything but the secret
    String body(Webhook webhook, Delivery delivery, @Nullable String secret) {
        return webhook.style() == Style.SIGNED
                ? json.writeValueAsString(signed(delivery))
                : form(webhook, delivery.events().getFirst(), secret == null ? HIDDEN : secret);
    }

    static String contentType(Style style) {
        return style == Style.SIGNED ? "application/json" : "application/x-www-form-urlencoded";
    }

    /// @param secrets the one in force first
    /// @param now seconds by the clock of the database
    static List<Header> headers(Webhook webhook, Delivery delivery, List<String> secrets, long now, byte[] body) {
        return webhook.style() == Style.SIGNED
                ? List.of(
                        new Header(SignedMessages.ID, delivery.messageId()),
                        new Header(SignedMessages.TIMESTAMP, Long.toString(now)),
                        new Header(
                                SignedMessages.SIGNATURE,
                                SignedMessages.sign(secrets, delivery.messageId(), now, body)))
                : List.of();
    }

    private static Map<String, Object> signed(Delivery delivery) {
        var message = new LinkedHashMap<String, Object>();
        message.put("type", "weiche.events");
        message.put("timestamp", delivery.createdAt());
        message.put("data", Map.of("events", delivery.events()));
        return message;
    }

    private String form(Webhook webhook, Told event, String token) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("event", String.valueOf(Events.nameOf(Style.BITRIX24, event.type())));
        fields.put("event_handler_id", Long.toString(webhook.id()));
        var id = String.valueOf(event.recordId());
        fields.put("data[FIELDS][ID]", id);
        if (event.type().startsWith("comment.")) {
            fields.put("data[ID]", id);
        }
        fields.put("ts", Long.toString(event.at().toEpochSecond()));
        fields.put("auth[domain]", URI.create(publicUrl).getAuthority());
        fields.put("auth[client_endpoint]", publicUrl + "/rest/");
        fields.put("auth[server_endpoint]", publicUrl + "/rest/");
        fields.put("auth[member_id]", memberId());
        fields.put("auth[application_token]", token);
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// A name of this account that says nothing about others.
    private static String memberId() {
        return "weiche" + CurrentAccount.require();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
