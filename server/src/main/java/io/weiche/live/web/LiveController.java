package io.weiche.live.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.SignIns;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.live.Presence;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/// What an open window is told, and what it shows.
@RestController
@RequestMapping("/api/v1/live")
class LiveController {
    private static final Pattern CONNECTION = Pattern.compile("[0-9a-f]{32}");

    private final LiveStreams streams;
    private final Presence presence;

    LiveController(LiveStreams streams, Presence presence) {
        this.streams = streams;
        this.presence = presence;
    }

    /// Which card a window shows.
    ///
    /// @param connection the window, as in its stream of events
    /// @param kind absent together with `id`: no card
    record LookRequest(
            String connection,
            @Nullable RecordKind kind,
            @Nullable Long id) {}

    /// Events for one open window, until it is closed or its rights end: `changes` names records that are different
    /// now, or kinds of which many are; `told` says that this person's notifications changed; `beside` names the
    /// people who look at the same card. Nothing of a record is told but its number: read it again with your own
    /// rights.
    ///
    /// @param connection 32 hexadecimal digits that the window has chosen
    /// @param catchUp begins with what was changed within the last seconds: for a window that read what it shows
    ///     before it listened
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Right.SIGNED_IN)
    @Answers(
            status = 200,
            value = {LiveStreams.Changes.class, LiveStreams.Beside.class})
    SseEmitter events(
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "false") boolean catchUp,
            @RequestAttribute(SignIns.Recognised.ATTRIBUTE) SignIns.Recognised recognised) {
        return streams.follow(requireConnection(connection), catchUp, recognised);
    }

    @PutMapping("/presence")
    @Requires(Right.SIGNED_IN)
    @Takes(value = LookRequest.class, required = "connection")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void look(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var connection = body.text("connection");
        var kind = body.choice("kind", RecordKind.class);
        var id = body.id("id");
        body.refuseUnknown();
        if (kind == null ^ id == null) {
            throw BadInput.required(kind == null ? "kind" : "id");
        }
        presence.look(requireConnection(connection), kind == null || id == null ? null : new RecordRef(kind, id));
    }

    private static String requireConnection(@Nullable String connection) {
        if (connection == null) {
            throw BadInput.required("connection");
        }
        if (!CONNECTION.matcher(connection).matches()) {
            throw BadInput.of("connection", "malformed", "This must be 32 hexadecimal digits.");
        }
        return connection;
    }
}
