package io.weiche.chat.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.chat.CannedAnswers;
import io.weiche.chat.CannedAnswers.CannedAnswer;
import io.weiche.chat.ChatChannel;
import io.weiche.chat.ChatChannels;
import io.weiche.chat.Messengers;
import io.weiche.config.Config;
import io.weiche.intake.ChannelRule;
import io.weiche.intake.WorkingTime;
import io.weiche.kernel.BadInput;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Settings of chat channels, and answers that are ready.
@RestController
@RequestMapping("/api/v1")
class ChatSettingsController {
    private static final Pattern SHORTCUT = Pattern.compile("[\\p{L}\\p{N}_-]{1,40}");
    private static final int LONGEST = 4_000;

    private final ChatChannels channels;
    private final Messengers messengers;
    private final CannedAnswers canned;
    private final Accounts accounts;
    private final Config config;

    ChatSettingsController(
            ChatChannels channels, Messengers messengers, CannedAnswers canned, Accounts accounts, Config config) {
        this.channels = channels;
        this.messengers = messengers;
        this.canned = canned;
        this.accounts = accounts;
        this.config = config;
    }

    /// @param scriptUrl address of the script that shows it on other sites; null for a messenger
    record ChannelPayload(
            long id,
            int version,
            ChatChannel.Kind kind,
            String key,
            @Nullable String scriptUrl,
            String name,
            @Nullable String welcome,
            @Nullable String offline,
            String colour,
            boolean active,
            List<WorkingTime.Hours> hours,
            @Nullable Integer anonymousMinutes,
            @Nullable Long sourceId,
            long responsibleId,
            boolean byRule,
            ChannelRule.@Nullable Repeat repeat,
            @Nullable String robot,
            @Nullable String trouble) {}

    /// @param shortcut what is typed behind a slash: letters, digits, `-` and `_`
    record CannedRequest(String shortcut, String text) {}

    /// @param token of the robot, as the messenger gave it; it is never shown again
    record TokenRequest(String token) {}

    private ChannelPayload payload(ChatChannel channel) {
        var widget = channel.kind() == ChatChannel.Kind.WIDGET;
        return new ChannelPayload(
                channel.id(),
                channel.version(),
                channel.kind(),
                channel.key(),
                widget ? config.publicUrl() + "/chat/" + channel.key() + ".js" : null,
                channel.name(),
                channel.welcome(),
                channel.offline(),
                channel.colour(),
                channel.active(),
                channel.hours(),
                channel.anonymousMinutes(),
                channel.sourceId(),
                channel.responsibleId(),
                channel.byRule(),
                channel.repeat(),
                channel.robot(),
                channel.trouble());
    }

    @GetMapping("/chat-channels")
    @Requires(Right.EDIT_SETTINGS)
    Page<ChannelPayload> list() {
        return Page.whole(channels.list().stream().map(this::payload).toList());
    }

    @GetMapping("/chat-channels/{id}")
    @Requires(Right.EDIT_SETTINGS)
    ResponseEntity<ChannelPayload> get(@PathVariable long id) {
        var channel = channels.get(id);
        return Etags.ok(payload(channel), channel.version());
    }

    @PostMapping("/chat-channels")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(ChannelBody.Opening.class)
    @Answers(status = 201)
    ResponseEntity<ChannelPayload> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var kind = body.choice("kind", ChatChannel.Kind.class);
        var blank = channels.blank(
                kind == null ? ChatChannel.Kind.WIDGET : kind, accounts.get().language(), CurrentUser.requireId());
        var channel = channels.open(ChannelBody.read(body, blank));
        return ResponseEntity.created(URI.create("/api/v1/chat-channels/" + channel.id()))
                .eTag(Etags.of(channel.version()))
                .body(payload(channel));
    }

    @PatchMapping("/chat-channels/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(ChannelBody.Change.class)
    ResponseEntity<ChannelPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var channel = channels.change(id, Etags.expectedVersion(ifMatch), now -> ChannelBody.read(body, now));
        return Etags.ok(payload(channel), channel.version());
    }

    /// Connects the account's robot in a messenger.
    @PutMapping("/chat-channels/{id}/token")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = TokenRequest.class, required = "token")
    ChannelPayload connect(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var token = body.requireLine("token", 150);
        body.refuseUnknown();
        return payload(messengers.connect(id, token));
    }

    /// What was said through it stays.
    @DeleteMapping("/chat-channels/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        channels.delete(id);
    }

    @GetMapping("/canned-answers")
    @Requires(Right.SIGNED_IN)
    Page<CannedAnswer> canned() {
        return Page.whole(canned.list());
    }

    @PostMapping("/canned-answers")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = CannedRequest.class,
            required = {"shortcut", "text"})
    @Answers(status = 201)
    ResponseEntity<CannedAnswer> add(@RequestBody JsonNode json) {
        var wanted = canned(json);
        var added = canned.add(wanted.shortcut(), wanted.text());
        return ResponseEntity.created(URI.create("/api/v1/canned-answers/" + added.id()))
                .body(added);
    }

    @PutMapping("/canned-answers/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = CannedRequest.class,
            required = {"shortcut", "text"})
    CannedAnswer change(@PathVariable long id, @RequestBody JsonNode json) {
        var wanted = canned(json);
        return canned.change(id, wanted.shortcut(), wanted.text());
    }

    @DeleteMapping("/canned-answers/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteCanned(@PathVariable long id) {
        canned.delete(id);
    }

    private static CannedRequest canned(JsonNode json) {
        var body = JsonBody.of(json);
        var shortcut = body.requireLine("shortcut", 40);
        var text = body.block("text");
        body.refuseUnknown();
        if (!SHORTCUT.matcher(shortcut).matches()) {
            throw BadInput.of("shortcut", "malformed", "Letters, digits, - and _ are possible.");
        }
        if (text == null) {
            throw BadInput.required("text");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw BadInput.of("text", "too-long", "At most " + LONGEST + " characters are allowed.");
        }
        return new CannedRequest(shortcut, text);
    }
}
