package io.weiche.modes.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.SignIns;
import io.weiche.conversion.Undo;
import io.weiche.modes.SwitchActivities;
import io.weiche.modes.SwitchOutcome;
import io.weiche.modes.SwitchRun;
import io.weiche.modes.Switches;
import io.weiche.web.Answers;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Following and steering the runs of switches.
@RestController
@RequestMapping("/api/v1/crm-mode/switches")
class SwitchController {
    private final Switches switches;
    private final SwitchActivities activities;
    private final SwitchEvents events;

    SwitchController(Switches switches, SwitchActivities activities, SwitchEvents events) {
        this.switches = switches;
        this.activities = activities;
        this.events = events;
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

    /// What became of the activities that were open on the leads of the run, and whether none was left behind.
    @GetMapping("/{id}/activities")
    @Requires(Right.EDIT_SETTINGS)
    SwitchActivities.Report activities(@PathVariable long id) {
        return activities.of(id);
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
    SseEmitter events(
            @PathVariable long id, @RequestAttribute(SignIns.Recognised.ATTRIBUTE) SignIns.Recognised recognised) {
        return events.follow(id, recognised.credential());
    }
}
