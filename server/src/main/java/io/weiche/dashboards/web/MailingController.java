package io.weiche.dashboards.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.dashboards.Mailing;
import io.weiche.dashboards.MailingRhythm;
import io.weiche.dashboards.Mailings;
import io.weiche.kernel.BadInput;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Dashboards that come by mail.
@RestController
@RequestMapping("/api/v1/report-mailings")
class MailingController {
    private static final int MOST_PEOPLE = 50;

    private final Mailings mailings;

    MailingController(Mailings mailings) {
        this.mailings = mailings;
    }

    /// @param hour of the account's time zone
    /// @param people absent: oneself
    record MailingRequest(
            long dashboardId,
            MailingRhythm rhythm,
            int hour,
            @Nullable List<Long> people) {}

    /// @param mine whether the caller began it
    record MailingPayload(
            long id,
            long dashboardId,
            MailingRhythm rhythm,
            int hour,
            List<Long> people,
            boolean mine,
            OffsetDateTime nextAt,
            @Nullable OffsetDateTime sentAt) {}

    /// Those the caller began or gets.
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<MailingPayload> list() {
        return Page.whole(
                mailings.list().stream().map(MailingController::payload).toList());
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = MailingRequest.class,
            required = {"dashboardId", "rhythm", "hour"})
    @Answers(status = 201)
    ResponseEntity<MailingPayload> open(@RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        var dashboardId = body.id("dashboardId");
        var rhythm = body.requireChoice("rhythm", MailingRhythm.class);
        var hour = body.integer("hour", 0, 23);
        var people = Objects.requireNonNullElse(body.ids("people"), List.of(CurrentUser.requireId()));
        body.refuseUnknown();
        if (dashboardId == null || hour == null) {
            throw BadInput.required(hour == null ? "hour" : "dashboardId");
        }
        if (people.size() > MOST_PEOPLE) {
            throw BadInput.of("people", "too-long", "At most " + MOST_PEOPLE + " people are possible.");
        }
        var mailing = mailings.open(dashboardId, rhythm, hour, people);
        return ResponseEntity.created(URI.create("/api/v1/report-mailings/" + mailing.id()))
                .body(payload(mailing));
    }

    /// Ends it, for all when one began it, else for oneself.
    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id) {
        mailings.end(id);
    }

    private static MailingPayload payload(Mailing mailing) {
        return new MailingPayload(
                mailing.id(),
                mailing.dashboardId(),
                mailing.rhythm(),
                mailing.hour(),
                mailing.people(),
                mailing.ownerId() == CurrentUser.requireId(),
                mailing.nextAt(),
                mailing.sentAt());
    }
}
