package io.weiche.chat.telegram;

import io.weiche.chat.ChatChannel;
import io.weiche.chat.Messenger;
import io.weiche.chat.MessengerFailure;
import io.weiche.chat.MessengerFailure.Why;
import io.weiche.config.Config;
import io.weiche.outbound.Outbound;
import io.weiche.outbound.OutboundAnswer;
import io.weiche.outbound.OutboundFailure;
import io.weiche.outbound.OutboundRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks the Bot API. Its address is the operator's (`WEICHE_TELEGRAM_URL`) and no user names it, so what the guard of
/// outgoing requests keeps users from is not asked here.
@Component
class TelegramMessenger implements Messenger, DisposableBean {
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{10,100}");
    /// How long the other side waits for something to come.
    private static final int WAIT_SECONDS = 20;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(WAIT_SECONDS + 15L);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LONGEST_FILE = Duration.ofSeconds(60);
    private static final int AT_A_TIME = 50;
    private static final int MOST_BYTES = 4 << 20;
    /// Robots may fetch no larger files.
    static final int FILE_BYTES = 20 << 20;

    private final JsonMapper json;
    private final String home;
    private final Outbound outbound = Outbound.unguarded();

    TelegramMessenger(JsonMapper json, Config config) {
        this.json = json;
        this.home = config.telegramUrl();
    }

    @Override
    public void destroy() {
        outbound.close();
    }

    @Override
    public ChatChannel.Kind kind() {
        return ChatChannel.Kind.TELEGRAM;
    }

    @Override
    public String introduce(String token) throws MessengerFailure {
        return "@" + call(token, "getMe", Map.of(), LONGEST).path("username").asString("");
    }

    @Override
    public List<Incoming> fetch(String token, long mark) throws MessengerFailure {
        var wanted = Map.<String, Object>of(
                "offset", mark, "limit", AT_A_TIME, "timeout", WAIT_SECONDS, "allowed_updates", List.of("message"));
        var updates = call(token, "getUpdates", wanted, LONGEST_WAIT);
        return updates.valueStream().map(TelegramUpdate::read).toList();
    }

    @Override
    public void send(String token, String chat, String text) throws MessengerFailure {
        call(token, "sendMessage", Map.of("chat_id", Long.parseLong(chat), "text", text), LONGEST);
    }

    @Override
    public byte[] file(String token, Attachment attachment) throws MessengerFailure {
        if (attachment.size() != null && attachment.size() > FILE_BYTES) {
            throw new MessengerFailure(Why.TOO_LARGE);
        }
        var path = call(token, "getFile", Map.of("file_id", attachment.id()), LONGEST)
                .path("file_path")
                .asString("");
        if (!path.matches("[A-Za-z0-9_./-]{1,300}") || path.contains("..")) {
            throw new MessengerFailure(Why.REFUSED);
        }
        var answer = send(OutboundRequest.get(home + "/file/bot" + checked(token) + "/" + path)
                .within(LONGEST_FILE, FILE_BYTES));
        if (!answer.isSuccess()) {
            throw failure(answer, json.createObjectNode());
        }
        if (answer.cut()) {
            throw new MessengerFailure(Why.TOO_LARGE);
        }
        return answer.body();
    }

    private JsonNode call(String token, String method, Map<String, Object> parameters, Duration longest)
            throws MessengerFailure {
        var body = json.writeValueAsString(parameters).getBytes(StandardCharsets.UTF_8);
        var answer = send(OutboundRequest.post(home + "/bot" + checked(token) + "/" + method, "application/json", body)
                .within(longest, MOST_BYTES));
        var said = read(answer);
        if (!answer.isSuccess() || !said.path("ok").asBoolean(false)) {
            throw failure(answer, said);
        }
        return said.path("result");
    }

    /// A token becomes part of an address.
    private static String checked(String token) throws MessengerFailure {
        if (!TOKEN.matcher(token).matches()) {
            throw new MessengerFailure(Why.TOKEN);
        }
        return token;
    }

    private OutboundAnswer send(OutboundRequest request) throws MessengerFailure {
        try {
            return outbound.send(request);
        } catch (OutboundFailure e) {
            throw new MessengerFailure(Why.AWAY);
        }
    }

    private JsonNode read(OutboundAnswer answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    private static MessengerFailure failure(OutboundAnswer answer, JsonNode said) {
        var seconds = said.path("parameters").path("retry_after").asInt(0);
        return switch (answer.status()) {
            case 401, 404 -> new MessengerFailure(Why.TOKEN);
            case 403 -> new MessengerFailure(Why.BLOCKED);
            case 409 -> new MessengerFailure(Why.CONFLICT);
            case 429 -> new MessengerFailure(Why.TOO_MANY, Duration.ofSeconds(Math.clamp(seconds, 1, 3_600)));
            default ->
                answer.status() >= 400 && answer.status() < 500
                        ? new MessengerFailure(Why.REFUSED)
                        : new MessengerFailure(Why.AWAY);
        };
    }
}
