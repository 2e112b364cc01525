package io.weiche.chat.web;

import io.weiche.access.PublicKeys;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Throttle;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.chat.ChatChannel;
import io.weiche.chat.ChatChannels;
import io.weiche.chat.LaterContacts;
import io.weiche.chat.VisitorChats;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/// What the widget sends for a visitor. A visitor is whoever holds the secret that their browser has drawn; we keep a
/// hash of it. No cookie is read or set.
@RestController
@RequestMapping("/chat/{key}")
class VisitorController {
    static final String VISITOR = "X-Chat-Visitor";
    private static final String LAST_EVENT = "Last-Event-ID";
    /// People do not see this field; programs that fill in everything do.
    private static final String TRAP = "homepage";

    private static final int LONGEST = 4_000;
    private static final int PAGE = 1_000;
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    private final ChatChannels channels;
    private final VisitorChats chats;
    private final LaterContacts later;
    private final VisitorPayloads payloads;
    private final VisitorStreams streams;
    private final Accounts accounts;
    private final Throttle ofVisitor = new Throttle(40, Duration.ofMinutes(1));
    private final Throttle ofAddress = new Throttle(120, Duration.ofMinutes(1));
    private final Throttle beginnings = new Throttle(20, Duration.ofMinutes(10));
    private final Throttle looks = new Throttle(300, Duration.ofMinutes(1));

    VisitorController(
            ChatChannels channels,
            VisitorChats chats,
            LaterContacts later,
            VisitorPayloads payloads,
            VisitorStreams streams,
            Accounts accounts) {
        this.channels = channels;
        this.chats = chats;
        this.later = later;
        this.payloads = payloads;
        this.streams = streams;
        this.accounts = accounts;
    }

    /// What has been said so far, and whether anybody is there.
    @GetMapping("/conversation")
    @Requires(Right.ANYONE)
    VisitorPayloads.Seen conversation(
            @PathVariable String key,
            @RequestHeader(value = VISITOR, required = false) @Nullable String secret,
            HttpServletRequest request) {
        looks.require(request.getRemoteAddr());
        return inAccountOf(key, channel -> payloads.seen(channel, visitor(secret)));
    }

    /// Says something; the first time this opens the conversation.
    @PostMapping("/messages")
    @Requires(Right.ANYONE)
    VisitorPayloads.Seen say(
            @PathVariable String key,
            @RequestHeader(value = VISITOR, required = false) @Nullable String secret,
            @RequestBody JsonNode json,
            HttpServletRequest request) {
        var visitor = visitor(secret);
        ofAddress.require(request.getRemoteAddr());
        ofVisitor.require(visitor);
        var body = JsonBody.of(json);
        return inAccountOf(key, channel -> {
            var words = words(body);
            var contact = contact(body);
            var trapped = body.text(TRAP);
            body.refuseUnknown();
            if (trapped != null && !trapped.isEmpty()) {
                return payloads.seen(channel, visitor);
            }
            var before = chats.latest(channel, visitor);
            if (before.isEmpty()) {
                beginnings.require(request.getRemoteAddr());
            }
            var now = chats.say(channel, visitor, words, contact);
            before.filter(earlier -> earlier.id() == now.id()).ifPresent(earlier -> later.add(earlier, words.body()));
            return payloads.seen(channel, visitor);
        });
    }

    private VisitorChats.Words words(JsonBody body) {
        var name = body.text("clientId");
        if (name == null || !NAME.matcher(name).matches()) {
            throw BadInput.of("clientId", "malformed", "This must be 32 hexadecimal digits.");
        }
        var text = body.block("text");
        if (text == null) {
            throw BadInput.required("text");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw BadInput.of("text", "too-long", "At most " + LONGEST + " characters are allowed.");
        }
        var language = body.choice("language", Language.class);
        return new VisitorChats.Words(
                name, text, language == null ? accounts.get().language() : language, page(body.line("page", PAGE)));
    }

    /// Whatever is no web address says nothing and is left out.
    private static @Nullable String page(@Nullable String line) {
        try {
            return line != null && line.matches("https?://.*") ? new URI(line).toASCIIString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    static VisitorChats.Contact contact(JsonBody body) {
        return new VisitorChats.Contact(
                body.line("name", Texts.NAME), body.line("email", Texts.EMAIL), body.line("phone", Texts.NAME));
    }

    /// How to reach them.
    @PostMapping("/contact")
    @Requires(Right.ANYONE)
    VisitorPayloads.Seen contact(
            @PathVariable String key,
            @RequestHeader(value = VISITOR, required = false) @Nullable String secret,
            @RequestBody JsonNode json,
            HttpServletRequest request) {
        var visitor = visitor(secret);
        ofAddress.require(request.getRemoteAddr());
        ofVisitor.require(visitor);
        var body = JsonBody.of(json);
        var contact = contact(body);
        body.refuseUnknown();
        return inAccountOf(key, channel -> {
            var before = chats.latest(channel, visitor);
            chats.reachable(channel, visitor, contact);
            before.ifPresent(earlier -> later.add(earlier, contact.words()));
            return payloads.seen(channel, visitor);
        });
    }

    /// They are typing. What they type is not sent.
    @PostMapping("/typing")
    @Requires(Right.ANYONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(@PathVariable String key, @RequestHeader(value = VISITOR, required = false) @Nullable String secret) {
        var visitor = visitor(secret);
        ofVisitor.require("typing " + visitor);
        inAccountOf(key, channel -> {
            chats.typing(channel, visitor);
            return key;
        });
    }

    /// Events for one window of a visitor: `said` is a message, with its number as the number of the event; `typing`
    /// says whether somebody of the team types.
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Right.ANYONE)
    SseEmitter events(
            @PathVariable String key,
            @RequestHeader(value = VISITOR, required = false) @Nullable String secret,
            @RequestHeader(value = LAST_EVENT, required = false) @Nullable String lastEvent,
            HttpServletRequest request) {
        var visitor = visitor(secret);
        looks.require(request.getRemoteAddr());
        return inAccountOf(key, channel -> streams.follow(channel, visitor, lastEvent));
    }

    private static String visitor(@Nullable String secret) {
        if (secret == null || !SECRET.matcher(secret).matches()) {
            throw BadInput.of(VISITOR, "malformed", "This must be 64 hexadecimal digits.");
        }
        return DigestUtils.sha256Hex(secret);
    }

    private <R> R inAccountOf(String key, Function<ChatChannel, R> work) {
        return PublicKeys.with(key, channels::findWidget, work)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such chat."));
    }
}
