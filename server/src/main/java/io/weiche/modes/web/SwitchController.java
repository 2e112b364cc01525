package io.weiche.modes.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.conversion.Undo;
import io.weiche.kernel.CurrentAccount;
import io.weiche.modes.SwitchOutcome;
import io.weiche.modes.SwitchRun;
import io.weiche.modes.Switches;
import io.weiche.web.Answers;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Following and steering the runs of switches.
@RestController
@RequestMapping("/api/v1/crm-mode/switches")
class SwitchController {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /// Browsers connect again by themselves.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Switches switches;

    SwitchController(Switches switches) {
        this.switches = switches;
    }

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<SwitchPayload> list() {
        return Page.whole(switches.list().stream().map(this::payload).toList());
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    SwitchPayload get(@PathVariable long id) {
        return payload(switches.get(id));
    }

    private SwitchPayload payload(SwitchRun run) {
        return SwitchPayload.of(run, switches.starter(run).orElse(null));
    }

    @GetMapping("/{id}/outcomes")
    @Requires(Right.EDIT_SETTINGS)
    Page<SwitchOutcome> outcomes(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String undo,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return switches.outcomes(id, outcome, undo, Limits.of(limit), cursor);
    }

    @PostMapping("/{id}/pause")
    @Requires(Right.EDIT_SETTINGS)
    SwitchPayload pause(@PathVariable long id) {
        return payload(switches.pause(id));
    }

    @PostMapping("/{id}/resume")
    @Requires(Right.EDIT_SETTINGS)
    SwitchPayload resume(@PathVariable long id) {
        return payload(switches.resume(id));
    }

    @PostMapping("/{id}/undo")
    @Requires(Right.EDIT_SETTINGS)
    ResponseEntity<SwitchPayload> undo(@PathVariable long id) {
        return ResponseEntity.accepted().body(payload(switches.undo(id)));
    }

    /// Decides about one lead whose conversion the undo had kept.
    @PostMapping("/{id}/outcomes/{leadId}/undo")
    @Requires(Right.EDIT_SETTINGS)
    Undo.Undone undoKept(@PathVariable long id, @PathVariable long leadId) {
        return switches.undoKept(id, leadId);
    }

    @PostMapping("/{id}/cancel")
    @Requires(Right.EDIT_SETTINGS)
    SwitchPayload cancel(@PathVariable long id) {
        return payload(switches.cancel(id));
    }

    @PostMapping("/{id}/retry-failed")
    @Requires(Right.EDIT_SETTINGS)
    SwitchPayload retryFailed(@PathVariable long id) {
        return payload(switches.retryFailed(id));
    }

    /// The state of a run whenever it changes, until it is finished. It is read from the database, so any node can
    /// tell it.
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Right.SIGNED_IN)
    @Answers(status = 200, value = SwitchPayload.class)
    SseEmitter events(@PathVariable long id) {
        var first = payload(switches.get(id));
        var emitter = new SseEmitter(LONGEST.toMillis());
        var account = CurrentAccount.require();
        var user = CurrentUser.require();
        Thread.ofVirtual()
                .name("switch-events-" + id)
                .start(() ->
                        CurrentAccount.runAs(account, () -> CurrentUser.callAs(user, () -> follow(emitter, first))));
        return emitter;
    }

    private @Nullable Void follow(SseEmitter emitter, SwitchPayload first) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        var shown = first;
        try {
            send(emitter, shown);
            while (!shown.status().finished() && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_EVERY);
                var now = payload(switches.get(shown.id()));
                if (!now.equals(shown)) {
                    send(emitter, now);
                }
                shown = now;
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // whoever listened has gone
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            giveUp(emitter, e);
        }
        return null;
    }

    private static void giveUp(SseEmitter emitter, RuntimeException reason) {
        try {
            emitter.completeWithError(reason);
        } catch (IllegalStateException e) {
            // whoever listened has gone meanwhile
        }
    }

    private static void send(SseEmitter emitter, SwitchPayload payload) throws IOException {
        emitter.send(SseEmitter.event().name("switch").data(payload, MediaType.APPLICATION_JSON));
    }
}
