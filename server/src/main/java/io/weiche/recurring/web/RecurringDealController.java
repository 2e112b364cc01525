package io.weiche.recurring.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.recurring.RecurringDeal;
import io.weiche.recurring.RecurringDeals;
import io.weiche.recurring.RecurringDraft;
import io.weiche.recurring.Schedule;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/recurring-deals")
class RecurringDealController {
    private static final int MOST = 1000;
    private static final int MOST_DAYS = 3660;

    private final RecurringDeals recurring;

    RecurringDealController(RecurringDeals recurring) {
        this.recurring = recurring;
    }

    /// @param every absent: 1
    record ScheduleRequest(
            Schedule.Unit unit,
            @Nullable Integer every,
            LocalDate firstOn,
            @Nullable LocalDate untilOn,
            @Nullable Integer times) {}

    /// @param title absent: that of the deal
    /// @param pipelineId absent: that of the deal
    /// @param responsibleId absent: oneself
    record RecurringDealDraft(
            long dealId,
            ScheduleRequest schedule,
            @Nullable String title,
            @Nullable Long pipelineId,
            @Nullable Long responsibleId,
            @Nullable Integer beginAfter,
            @Nullable Integer closeAfter) {}

    /// @param schedule takes the place of the whole schedule
    record RecurringDealChange(
            @Nullable ScheduleRequest schedule,
            @Nullable String title,
            @Nullable Long pipelineId,
            @Nullable Long responsibleId,
            @Nullable Integer beginAfter,
            @Nullable Integer closeAfter) {}

    record DatesRequest(ScheduleRequest schedule) {}

    record DatesPayload(List<LocalDate> dates) {}

    record MadeDealPayload(long dealId) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<RecurringDealPayload> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return recurring
                .list(Limits.of(limit), cursor)
                .map(page -> page.stream().map(RecurringDealPayload::of).toList());
    }

    /// The next five dates of a schedule that nobody has kept yet.
    @PostMapping("/dates")
    @Requires(Right.SIGNED_IN)
    @Takes(value = DatesRequest.class, required = "schedule")
    DatesPayload dates(@RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        var schedule = body.object("schedule");
        body.refuseUnknown();
        if (schedule == null) {
            throw BadInput.required("schedule");
        }
        return new DatesPayload(recurring.preview(schedule(schedule)));
    }

    /// A template of a deal as it stands.
    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = RecurringDealDraft.class,
            required = {"dealId", "schedule"})
    @Answers(status = 201)
    ResponseEntity<RecurringDealPayload> open(@RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        var dealId = body.id("dealId");
        if (dealId == null) {
            throw BadInput.required("dealId");
        }
        if (body.object("schedule") == null) {
            throw BadInput.required("schedule");
        }
        var template = recurring.open(dealId, now -> read(body, now));
        return Etags.created(
                "/api/v1/recurring-deals/" + template.id(), RecurringDealPayload.of(template), template.version());
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<RecurringDealPayload> get(@PathVariable long id) {
        return answer(recurring.get(id));
    }

    @PatchMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(RecurringDealChange.class)
    ResponseEntity<RecurringDealPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        return answer(recurring.change(id, Etags.requireVersion(ifMatch), now -> read(body, now)));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id, @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
        recurring.delete(id, Etags.expectedVersion(ifMatch));
    }

    @PostMapping("/{id}/pause")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<RecurringDealPayload> pause(@PathVariable long id) {
        return answer(recurring.pause(id));
    }

    @PostMapping("/{id}/resume")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<RecurringDealPayload> resume(@PathVariable long id) {
        return answer(recurring.resume(id));
    }

    /// One deal now, beside the dates.
    @PostMapping("/{id}/deals")
    @Requires(Right.SIGNED_IN)
    @Answers(status = 201)
    ResponseEntity<MadeDealPayload> makeNow(@PathVariable long id) {
        var deal = recurring.makeNow(id);
        return ResponseEntity.created(URI.create("/api/v1/deals/" + deal)).body(new MadeDealPayload(deal));
    }

    private static ResponseEntity<RecurringDealPayload> answer(RecurringDeal template) {
        return Etags.ok(RecurringDealPayload.of(template), template.version());
    }

    /// What the body names, over what there is.
    private static RecurringDraft read(JsonBody body, RecurringDraft now) {
        var pipelineId = body.id("pipelineId");
        var responsibleId = body.id("responsibleId");
        var schedule = body.object("schedule");
        var draft = new RecurringDraft(
                body.has("title") ? body.requireLine("title", Texts.TITLE) : now.title(),
                pipelineId == null ? now.pipelineId() : pipelineId,
                responsibleId == null ? now.responsibleId() : responsibleId,
                schedule == null ? now.schedule() : schedule(schedule),
                body.has("beginAfter") ? body.integer("beginAfter", 0, MOST_DAYS) : now.beginAfter(),
                body.has("closeAfter") ? body.integer("closeAfter", 0, MOST_DAYS) : now.closeAfter());
        body.refuseUnknown();
        return draft;
    }

    private static Schedule schedule(JsonBody body) {
        var unit = body.requireChoice("unit", Schedule.Unit.class);
        var every = body.integer("every", 1, MOST);
        var firstOn = body.date("firstOn");
        var untilOn = body.date("untilOn");
        var times = body.integer("times", 1, MOST);
        body.refuseUnknown();
        if (firstOn == null) {
            throw BadInput.required(body.path("firstOn"));
        }
        return new Schedule(unit, every == null ? 1 : every, firstOn, untilOn, times);
    }
}
