package io.weiche.intake.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.intake.Channel;
import io.weiche.intake.ChannelRule;
import io.weiche.intake.ChannelRules;
import io.weiche.intake.HoursInput;
import io.weiche.intake.WorkingTime;
import io.weiche.intake.WorkingTimes;
import io.weiche.kernel.BadInput;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Rules of channels, and when people are there.
@RestController
@RequestMapping("/api/v1")
class ChannelController {
    private static final Pattern DAY = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");
    private static final int MOST_ABSENCES = 100;

    private final ChannelRules rules;
    private final WorkingTimes times;

    ChannelController(ChannelRules rules, WorkingTimes times) {
        this.rules = rules;
        this.times = times;
    }

    /// @param how null: whoever the channel names
    /// @param personIds whom it may be, in order
    record RuleRequest(
            ChannelRule.@Nullable How how,
            @Nullable List<Long> personIds,
            @Nullable Long departmentId,
            @Nullable Boolean byHours,
            ChannelRule.@Nullable Repeat repeat,
            @Nullable Boolean repeatSales,
            @Nullable Boolean keepsResponsible) {}

    record AbsenceRequest(String from, String until) {}

    record TimeRequest(
            @Nullable List<HoursInput> hours, @Nullable List<AbsenceRequest> absences) {}

    @GetMapping("/channels")
    @Requires(Right.EDIT_SETTINGS)
    Page<ChannelRule> list() {
        return Page.whole(rules.list());
    }

    @PutMapping("/channels/{channel}")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(RuleRequest.class)
    ChannelRule set(@PathVariable Channel channel, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var people = body.ids("personIds");
        var rule = new ChannelRule(
                channel,
                body.choice("how", ChannelRule.How.class),
                people == null ? List.of() : people,
                body.id("departmentId"),
                Boolean.TRUE.equals(body.bool("byHours")),
                Objects.requireNonNullElse(body.choice("repeat", ChannelRule.Repeat.class), ChannelRule.Repeat.LOG),
                !Boolean.FALSE.equals(body.bool("repeatSales")),
                !Boolean.FALSE.equals(body.bool("keepsResponsible")),
                0);
        body.refuseUnknown();
        return rules.set(rule);
    }

    /// Of everybody who said something.
    @GetMapping("/working-times")
    @Requires(Right.EDIT_SETTINGS)
    Page<WorkingTime> times() {
        return Page.whole(times.list());
    }

    @GetMapping("/users/{id}/working-time")
    @Requires(Right.SIGNED_IN)
    WorkingTime time(@PathVariable long id) {
        return times.get(id);
    }

    /// Everybody of themselves; who edits settings of all.
    @PutMapping("/users/{id}/working-time")
    @Requires(Right.SIGNED_IN)
    @Takes(TimeRequest.class)
    WorkingTime setTime(@PathVariable long id, @RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var hours = body.objects("hours", 7);
        var absences = body.objects("absences", MOST_ABSENCES);
        var time = new WorkingTime(
                id,
                hours == null ? List.of() : hours.stream().map(HoursInput::read).toList(),
                absences == null
                        ? List.of()
                        : absences.stream().map(ChannelController::absence).toList());
        body.refuseUnknown();
        return times.set(time);
    }

    private static WorkingTime.Absence absence(JsonBody part) {
        var from = part.text("from");
        var until = part.text("until");
        part.refuseUnknown();
        return new WorkingTime.Absence(day(part.path("from"), from), day(part.path("until"), until));
    }

    private static LocalDate day(String field, @Nullable String text) {
        if (text == null || !DAY.matcher(text).matches()) {
            throw BadInput.of(field, "not-a-date", "This must be a date like 2026-11-24.");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw BadInput.of(field, "not-a-date", "This must be a date like 2026-11-24.");
        }
    }
}
