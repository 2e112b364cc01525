package io.weiche.intake.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.intake.Inquiry;
import io.weiche.intake.OpenWithCustomer;
import io.weiche.intake.Triage;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Deciding about inquiries in the inbox. Every decision asks for the version that was seen, and answers with its
/// number, by which it is taken back.
@RestController
@RequestMapping("/api/v1")
class TriageController {
    private final Triage triage;

    TriageController(Triage triage) {
        this.triage = triage;
    }

    record SnoozeRequest(OffsetDateTime until) {}

    /// @param reasonId one of the loss reasons of the kind the inquiry became
    record JunkRequest(@Nullable Long reasonId, @Nullable String comment) {}

    record AttachRequest(RecordKind kind, Long id) {}

    record AssignRequest(Long responsibleId) {}

    @GetMapping("/inquiries/counts")
    @Requires(Right.SIGNED_IN)
    Triage.Counts counts() {
        return triage.counts();
    }

    @GetMapping("/inquiries/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Inquiry> get(@PathVariable long id) {
        var inquiry = triage.get(id);
        return Etags.ok(inquiry, inquiry.version());
    }

    /// What it may be attached to.
    @GetMapping("/inquiries/{id}/targets")
    @Requires(Right.SIGNED_IN)
    Page<OpenWithCustomer.Target> targets(@PathVariable long id) {
        return Page.whole(triage.targets(id));
    }

    @PostMapping("/inquiries/{id}/done")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Triage.Decided> done(
            @PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(triage.done(id, Etags.requireVersion(ifMatch)));
    }

    @PostMapping("/inquiries/{id}/open")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Triage.Decided> open(
            @PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(triage.open(id, Etags.requireVersion(ifMatch)));
    }

    @PostMapping("/inquiries/{id}/snooze")
    @Requires(Right.SIGNED_IN)
    @Takes(value = SnoozeRequest.class, required = "until")
    ResponseEntity<Triage.Decided> snooze(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var until = body.time("until");
        body.refuseUnknown();
        if (until == null) {
            throw BadInput.required("until");
        }
        return answer(triage.snooze(id, Etags.requireVersion(ifMatch), until));
    }

    @PostMapping("/inquiries/{id}/junk")
    @Requires(Right.SIGNED_IN)
    @Takes(JunkRequest.class)
    ResponseEntity<Triage.Decided> junk(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var reasonId = body.id("reasonId");
        var comment = body.block("comment");
        body.refuseUnknown();
        return answer(triage.junk(id, Etags.requireVersion(ifMatch), reasonId, comment));
    }

    @PostMapping("/inquiries/{id}/attach")
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = AttachRequest.class,
            required = {"kind", "id"})
    ResponseEntity<Triage.Decided> attach(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var kind = body.requireChoice("kind", RecordKind.class);
        var target = body.id("id");
        body.refuseUnknown();
        if (target == null) {
            throw BadInput.required("id");
        }
        return answer(triage.attach(id, Etags.requireVersion(ifMatch), new RecordRef(kind, target)));
    }

    @PostMapping("/inquiries/{id}/assign")
    @Requires(Right.SIGNED_IN)
    @Takes(value = AssignRequest.class, required = "responsibleId")
    ResponseEntity<Triage.Decided> assign(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var responsibleId = body.id("responsibleId");
        body.refuseUnknown();
        if (responsibleId == null) {
            throw BadInput.required("responsibleId");
        }
        return answer(triage.assign(id, Etags.requireVersion(ifMatch), responsibleId));
    }

    @PostMapping("/inquiry-decisions/{id}/undo")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<Inquiry> undo(@PathVariable long id) {
        var inquiry = triage.undo(id);
        return Etags.ok(inquiry, inquiry.version());
    }

    private static ResponseEntity<Triage.Decided> answer(Triage.Decided decided) {
        return Etags.ok(decided, decided.inquiry().version());
    }
}
