package io.weiche.chat.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.SignIns;
import io.weiche.accounts.Language;
import io.weiche.chat.AgentChats;
import io.weiche.chat.Availability;
import io.weiche.chat.ChatChannel;
import io.weiche.chat.ChatMessage;
import io.weiche.chat.Conversation;
import io.weiche.chat.ConversationView;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/// The chat as the team works with it.
@RestController
@RequestMapping("/api/v1")
class AgentController {
    private static final int LONGEST = 4_000;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    private final AgentChats chats;
    private final Availability availability;
    private final AgentStreams streams;

    AgentController(AgentChats chats, Availability availability, AgentStreams streams) {
        this.chats = chats;
        this.availability = availability;
        this.streams = streams;
    }

    /// @param record what it became and where work goes on
    /// @param contact what the visitor said of themselves
    /// @param unread messages of the visitor nobody has read
    record ConversationPayload(
            long id,
            Conversation.State state,
            String channel,
            ChatChannel.Kind kind,
            @Nullable Long agentId,
            long responsibleId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            Language language,
            @Nullable String page,
            @Nullable Long inquiryId,
            @Nullable RecordRef record,
            @Nullable String recordTitle,
            @Nullable String excerpt,
            boolean byAgent,
            int lastSeq,
            int unread,
            int revision,
            Conversation.@Nullable Result result,
            OffsetDateTime createdAt,
            OffsetDateTime changedAt) {}

    record MessageRequest(String clientId, String text) {}

    /// What the visitor said of themselves; what is absent stays as it is.
    record InquireRequest(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {}

    record HandRequest(Long userId) {}

    record CloseRequest(Conversation.Result result) {}

    record AvailabilityRequest(Boolean available) {}

    record AvailabilityPayload(boolean available) {}

    private static ConversationPayload payload(ConversationView view) {
        var chat = view.conversation();
        return new ConversationPayload(
                chat.id(),
                chat.state(),
                view.channelName(),
                view.channelKind(),
                chat.agentId(),
                view.responsibleId(),
                chat.name(),
                chat.email(),
                chat.phone(),
                chat.language(),
                chat.page(),
                chat.inquiryId(),
                view.record(),
                view.recordTitle(),
                view.excerpt(),
                view.byAgent(),
                chat.lastSeq(),
                chat.unread(),
                chat.revision(),
                chat.result(),
                chat.createdAt(),
                view.changedAt());
    }

    /// @param which WAITING, MINE, OPEN or CLOSED
    @GetMapping("/chat/conversations")
    @Requires(Right.SIGNED_IN)
    Page<ConversationPayload> list(
            @RequestParam(required = false) ConversationView.@Nullable Which which,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return chats.page(Objects.requireNonNullElse(which, ConversationView.Which.OPEN), Limits.of(limit), cursor)
                .map(views -> views.stream().map(AgentController::payload).toList());
    }

    @GetMapping("/chat/counts")
    @Requires(Right.SIGNED_IN)
    AgentChats.Counts counts() {
        return chats.counts();
    }

    @GetMapping("/chat/conversations/{id}")
    @Requires(Right.SIGNED_IN)
    ConversationPayload get(@PathVariable long id) {
        return payload(chats.get(id));
    }

    /// The conversation that became an inquiry.
    @GetMapping("/inquiries/{id}/conversation")
    @Requires(Right.SIGNED_IN)
    ConversationPayload ofInquiry(@PathVariable long id) {
        return payload(chats.ofInquiry(id));
    }

    /// What was said, oldest first; the latest hundred before a number.
    @GetMapping("/chat/conversations/{id}/messages")
    @Requires(Right.SIGNED_IN)
    Page<ChatMessage> messages(@PathVariable long id, @RequestParam(required = false) @Nullable Integer before) {
        return new Page<>(chats.messages(id, before == null ? Integer.MAX_VALUE : before), null, null);
    }

    @PostMapping("/chat/conversations/{id}/messages")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = MessageRequest.class,
            required = {"clientId", "text"})
    ConversationPayload say(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var name = body.text("clientId");
        var text = body.block("text");
        body.refuseUnknown();
        if (text == null) {
            throw BadInput.required("text");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw BadInput.of("text", "too-long", "At most " + LONGEST + " characters are allowed.");
        }
        return payload(chats.say(id, requireName("clientId", name), text));
    }

    @PostMapping("/chat/conversations/{id}/take")
    @Requires(Right.SIGNED_IN)
    ConversationPayload take(@PathVariable long id) {
        return payload(chats.take(id));
    }

    @PostMapping("/chat/conversations/{id}/hand")
    @Requires(Right.SIGNED_IN)
    @Takes(value = HandRequest.class, required = "userId")
    ConversationPayload hand(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var userId = body.id("userId");
        body.refuseUnknown();
        if (userId == null) {
            throw BadInput.required("userId");
        }
        return payload(chats.hand(id, userId));
    }

    /// Makes an inquiry of it.
    @PostMapping("/chat/conversations/{id}/inquiry")
    @Requires(Right.SIGNED_IN)
    @Takes(InquireRequest.class)
    ConversationPayload inquire(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var contact = VisitorController.contact(body);
        body.refuseUnknown();
        return payload(chats.inquire(id, contact));
    }

    @PostMapping("/chat/conversations/{id}/close")
    @Requires(Right.SIGNED_IN)
    @Takes(value = CloseRequest.class, required = "result")
    ConversationPayload close(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var result = body.requireChoice("result", Conversation.Result.class);
        body.refuseUnknown();
        return payload(chats.close(id, result));
    }

    @PostMapping("/chat/conversations/{id}/read")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable long id) {
        chats.read(id);
    }

    /// The current user is typing. What they type is not sent.
    @PostMapping("/chat/conversations/{id}/typing")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(@PathVariable long id) {
        chats.typing(id);
    }

    @GetMapping("/chat/availability")
    @Requires(Right.SIGNED_IN)
    AvailabilityPayload availability() {
        return new AvailabilityPayload(availability.mine());
    }

    @PutMapping("/chat/availability")
    @Requires(Right.SIGNED_IN)
    @Takes(value = AvailabilityRequest.class, required = "available")
    AvailabilityPayload setAvailability(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var available = body.bool("available");
        body.refuseUnknown();
        if (available == null) {
            throw BadInput.required("available");
        }
        availability.set(available);
        return new AvailabilityPayload(available);
    }

    /// Events for one window of the team: `changed` names conversations that are different now, and says whether
    /// somebody is typing. While the window is open its person counts as there.
    ///
    /// @param connection 32 hexadecimal digits that the window has chosen
    @GetMapping(path = "/chat/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = AgentStreams.Changed.class)
    SseEmitter events(
            @RequestParam(required = false) @Nullable String connection,
            @RequestAttribute(SignIns.Recognised.ATTRIBUTE) SignIns.Recognised recognised) {
        return streams.follow(requireName("connection", connection), recognised);
    }

    private static String requireName(String field, @Nullable String name) {
        if (name == null) {
            throw BadInput.required(field);
        }
        if (!NAME.matcher(name).matches()) {
            throw BadInput.of(field, "malformed", "This must be 32 hexadecimal digits.");
        }
        return name;
    }
}
