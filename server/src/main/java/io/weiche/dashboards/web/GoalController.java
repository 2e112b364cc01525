package io.weiche.dashboards.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.analytics.Period;
import io.weiche.dashboards.By;
import io.weiche.dashboards.Goal;
import io.weiche.dashboards.Goals;
import io.weiche.dashboards.Span;
import io.weiche.dashboards.WonDeals;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

/// Goals, and how far they are.
@RestController
@RequestMapping("/api/v1/goals")
class GoalController {
    private static final BigDecimal HIGHEST = new BigDecimal("1000000000000");

    private final Goals goals;

    GoalController(Goals goals) {
        this.goals = goals;
    }

    /// @param userId whose; without it, `departmentId` and `pipelineId` everybody's
    /// @param target as a number in a text, at most two decimals
    record GoalRequest(
            Goal.Measured measured,
            Goal.Rhythm rhythm,
            BigDecimal target,
            @Nullable Long userId,
            @Nullable Long departmentId,
            @Nullable Long pipelineId) {}

    /// @param expected what it would be today if every day brought the same
    /// @param list where what was counted is listed
    /// @param part whether a filter left out some of what counts, so that the value is a share of the goal only
    /// @param changeable whether the caller may change it
    record GoalPayload(
            long id,
            int version,
            Goal.Measured measured,
            Goal.Rhythm rhythm,
            BigDecimal target,
            @Nullable Long userId,
            @Nullable Long departmentId,
            @Nullable Long pipelineId,
            Span.Days period,
            BigDecimal value,
            BigDecimal expected,
            String currency,
            String list,
            boolean part,
            boolean changeable) {
        static GoalPayload of(Goal.Progress progress) {
            var goal = progress.goal();
            var content = goal.content();
            var whose = content.whose();
            return new GoalPayload(
                    goal.id(),
                    goal.version(),
                    content.measured(),
                    content.rhythm(),
                    content.target(),
                    whose.userId(),
                    whose.departmentId(),
                    whose.pipelineId(),
                    progress.days(),
                    progress.value(),
                    progress.expected(),
                    progress.currency(),
                    progress.list(),
                    progress.part(),
                    Goals.changeable(content));
        }
    }

    /// All goals, with what the caller may see of each.
    ///
    /// @param on a day of the month or quarter that is meant; absent: today
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<GoalPayload> list(@RequestParam(required = false) @Nullable String on) {
        return Page.whole(goals.list(day(on)).stream().map(GoalPayload::of).toList());
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(
            value = GoalRequest.class,
            required = {"measured", "rhythm", "target"})
    @Answers(status = 201)
    ResponseEntity<GoalPayload> open(@RequestBody JsonNode request) {
        var goal = goals.open(read(JsonBody.of(request), null));
        return ResponseEntity.created(URI.create("/api/v1/goals/" + goal.goal().id()))
                .eTag(Etags.of(goal.goal().version()))
                .body(GoalPayload.of(goal));
    }

    @PatchMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(GoalRequest.class)
    ResponseEntity<GoalPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode request) {
        var version = Etags.requireVersion(ifMatch);
        var content = read(JsonBody.of(request), goals.get(id).content());
        var goal = goals.change(id, version, content);
        return Etags.ok(GoalPayload.of(goal), goal.goal().version());
    }

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        goals.delete(id);
    }

    /// The won deals a goal has counted, as many as it says.
    ///
    /// @param on a day of the month or quarter that is meant; absent: today
    /// @param person only those of this user
    /// @param department only those of its people and of those below
    /// @param pipeline only those in it
    @GetMapping("/{id}/deals")
    @Requires(Right.SIGNED_IN)
    Page<WonDeals.WonDeal> deals(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(name = "RESPONSIBLE", required = false) @Nullable String person,
            @RequestParam(name = "DEPARTMENT", required = false) @Nullable String department,
            @RequestParam(name = "PIPELINE", required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var only = new EnumMap<By, String>(By.class);
        narrow(only, By.RESPONSIBLE, person);
        narrow(only, By.DEPARTMENT, department);
        narrow(only, By.PIPELINE, pipeline);
        return goals.deals(id, day(on), only, Limits.of(limit), cursor);
    }

    private static void narrow(Map<By, String> only, By by, @Nullable String key) {
        if (key != null) {
            Texts.refuseUnstorable(by.name(), key);
            only.put(by, key);
        }
    }

    private static @Nullable LocalDate day(@Nullable String on) {
        return on == null ? null : Period.date("on", on);
    }

    private static Goal.Content read(JsonBody body, Goal.@Nullable Content now) {
        var content = new Goal.Content(
                now == null || body.has("measured")
                        ? body.requireChoice("measured", Goal.Measured.class)
                        : now.measured(),
                now == null || body.has("rhythm") ? body.requireChoice("rhythm", Goal.Rhythm.class) : now.rhythm(),
                now == null || body.has("target") ? target(body) : now.target(),
                now == null || namesSomebody(body) ? whose(body) : now.whose());
        body.refuseUnknown();
        if (content.whose().pipelineId() != null && !content.measured().ofDeals()) {
            throw BadInput.of("pipelineId", "unknown-value", "Inquiries are in no pipeline.");
        }
        return content;
    }

    private static boolean namesSomebody(JsonBody body) {
        return body.has("userId") || body.has("departmentId") || body.has("pipelineId");
    }

    private static Goal.Whose whose(JsonBody body) {
        var whose = new Goal.Whose(body.id("userId"), body.id("departmentId"), body.id("pipelineId"));
        if (Stream.<@Nullable Long>of(whose.userId(), whose.departmentId(), whose.pipelineId())
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            throw BadInput.of("userId", "one-of", "A goal is that of a person, a department or a pipeline.");
        }
        return whose;
    }

    private static BigDecimal target(JsonBody body) {
        var text = body.requireLine("target", 20);
        if (!text.matches("[0-9]{1,13}(\\.[0-9]{1,2})?")) {
            throw BadInput.of("target", "not-a-number", "This must be a number like 12 or 2500.50.");
        }
        var target = new BigDecimal(text);
        if (target.signum() == 0 || target.compareTo(HIGHEST) > 0) {
            throw BadInput.of("target", "out-of-range", "This must be more than 0 and at most " + HIGHEST + ".");
        }
        return target;
    }
}
