package io.weiche.calls.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.calls.CallLine;
import io.weiche.calls.CallLines;
import io.weiche.intake.HoursInput;
import io.weiche.intake.WorkingTime;
import io.weiche.kernel.Texts;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The lines people call, and what their calls become.
@RestController
@RequestMapping("/api/v1/call-lines")
class CallLineController {
    private final CallLines lines;

    CallLineController(CallLines lines) {
        this.lines = lines;
    }

    /// @param number in any spelling, or a name of the line in the telephone system
    /// @param opensInbound whether a stranger's call becomes an inquiry
    /// @param responsibleId null: as the rule of the channel says
    /// @param personIds for whom it rings beside the responsible
    /// @param hours none: always attended
    record LineRequest(
            @Nullable String number,
            @Nullable String name,
            @Nullable Boolean active,
            @Nullable Boolean opensInbound,
            @Nullable Boolean opensOutbound,
            @Nullable Long sourceId,
            @Nullable Long responsibleId,
            @Nullable List<Long> personIds,
            @Nullable List<HoursInput> hours,
            @Nullable String missedText,
            @Nullable String closedText) {}

    @GetMapping
    @Requires(Right.EDIT_SETTINGS)
    Page<CallLine> list() {
        return Page.whole(lines.list());
    }

    @PostMapping
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = LineRequest.class, required = "number")
    @Answers(status = 201)
    ResponseEntity<CallLine> add(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var number = body.requireLine("number", 100);
        var line = read(body, CallLine.plain(number, null, true, false));
        body.refuseUnknown();
        var added = lines.add(line);
        return ResponseEntity.created(URI.create("/api/v1/call-lines/" + added.id()))
                .eTag(Etags.of(added.version()))
                .body(added);
    }

    @PatchMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(LineRequest.class)
    ResponseEntity<CallLine> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var changed = lines.change(id, Etags.expectedVersion(ifMatch), now -> {
            var next = read(body, now);
            body.refuseUnknown();
            return next;
        });
        return Etags.ok(changed, changed.version());
    }

    @DeleteMapping("/{id}")
    @Requires(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        lines.delete(id);
    }

    private static CallLine read(JsonBody body, CallLine now) {
        return new CallLine(
                now.id(),
                now.version(),
                body.has("number") ? body.requireLine("number", 100) : now.number(),
                body.has("name") ? body.line("name", Texts.NAME) : now.name(),
                Objects.requireNonNullElse(body.bool("active"), now.active()),
                Objects.requireNonNullElse(body.bool("opensInbound"), now.opensInbound()),
                Objects.requireNonNullElse(body.bool("opensOutbound"), now.opensOutbound()),
                body.has("sourceId") ? body.id("sourceId") : now.sourceId(),
                body.has("responsibleId") ? body.id("responsibleId") : now.responsibleId(),
                body.has("personIds") ? Objects.requireNonNullElse(body.ids("personIds"), List.of()) : now.personIds(),
                body.has("hours") ? hours(body) : now.hours(),
                body.has("missedText") ? body.line("missedText", Texts.TITLE) : now.missedText(),
                body.has("closedText") ? body.line("closedText", Texts.TITLE) : now.closedText());
    }

    private static List<WorkingTime.Hours> hours(JsonBody body) {
        var hours = body.objects("hours", 7);
        return hours == null ? List.of() : hours.stream().map(HoursInput::read).toList();
    }
}
