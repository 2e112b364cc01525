package io.weiche.dashboards.web;

import io.weiche.access.CurrentUser;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.analytics.Report;
import io.weiche.analytics.Touch;
import io.weiche.analytics.web.ReportRequest;
import io.weiche.dashboards.By;
import io.weiche.dashboards.Dashboard;
import io.weiche.dashboards.Dashboards;
import io.weiche.dashboards.Figure;
import io.weiche.dashboards.Figures;
import io.weiche.dashboards.Filter;
import io.weiche.dashboards.SalesToday;
import io.weiche.dashboards.Span;
import io.weiche.dashboards.Tile;
import io.weiche.dashboards.TileFigures;
import io.weiche.dashboards.TileReport;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

/// Dashboards, and the figures of their tiles.
@RestController
@RequestMapping("/api/v1/dashboards")
class DashboardController {
    private static final Set<String> OF_FIGURES = Set.of("span", "from", "to");

    private final Dashboards dashboards;
    private final Figures figures;

    DashboardController(Dashboards dashboards, Figures figures) {
        this.dashboards = dashboards;
        this.figures = figures;
    }

    /// Keys that what is counted must have, by the name of what it is broken down by; `none` for those without.
    record OnlyRequest(
            @Nullable String SOURCE,
            @Nullable String CHANNEL,
            @Nullable String FORM,
            @Nullable String CAMPAIGN,
            @Nullable String MEDIUM,
            @Nullable String UTM_SOURCE,
            @Nullable String RESPONSIBLE,
            @Nullable String DEPARTMENT,
            @Nullable String MONTH,
            @Nullable String CUSTOMER,
            @Nullable String LOSS_REASON,
            @Nullable String STAGE,
            @Nullable String PIPELINE) {}

    /// @param title absent: what it shows says it
    /// @param of absent: only of a goal, which says it itself
    /// @param by absent: what is usual for the figure
    /// @param span absent: the period of the dashboard, which whoever looks may change
    /// @param x from 0, on a grid of twelve columns
    record TileRequest(
            @Nullable String title,
            Tile.Shape shape,
            @Nullable Figure of,
            @Nullable By by,
            @Nullable Span span,
            @Nullable Touch touch,
            @Nullable OnlyRequest only,
            @Nullable Long goalId,
            int x,
            int y,
            int width,
            int height) {}

    /// @param tiles at most 24; their order follows from where they stand
    record DashboardRequest(
            String name,
            @Nullable Boolean shared,
            @Nullable Span span,
            @Nullable List<TileRequest> tiles) {}

    /// @param place of the tile on its dashboard, from 0
    /// @param report of inquiries; null for all others
    /// @param counted of leads, deals, stages and people; null for all others, and when the pipeline is gone
    /// @param goal null for all others, and when the goal is gone
    /// @param now the period does not narrow it: it is as it is now, or a goal with a month or quarter of its own
    /// @param hidden the caller does not see what it shows
    /// @param unapplied of what the caller narrowed the dashboard to, what does not narrow this tile
    record FiguresPayload(
            int place,
            @Nullable Report report,
            @Nullable TileReport counted,
            GoalController.@Nullable GoalPayload goal,
            boolean now,
            boolean hidden,
            List<By> unapplied) {
        static FiguresPayload of(TileFigures figures) {
            var goal = figures.goal();
            return new FiguresPayload(
                    figures.place(),
                    figures.report(),
                    figures.counted(),
                    goal == null ? null : GoalController.GoalPayload.of(goal),
                    figures.now(),
                    figures.hidden(),
                    figures.unapplied());
        }
    }

    /// One's own and those others share, by name.
    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<DashboardPayload> list() {
        return Page.whole(dashboards.list().stream().map(DashboardPayload::of).toList());
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ResponseEntity<DashboardPayload> get(@PathVariable long id) {
        return answer(dashboards.get(id));
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Takes(value = DashboardRequest.class, required = "name")
    @Answers(status = 201)
    ResponseEntity<DashboardPayload> open(@RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        var nothing = new Dashboard.Content(body.requireLine("name", Texts.NAME), false, Span.LAST_30, List.of());
        return created(dashboards.open(read(body, nothing)));
    }

    /// One's own copy of the dashboard an account begins with: “Sales today”.
    @PostMapping("/sales-today")
    @Requires(Right.SIGNED_IN)
    @Answers(status = 201)
    ResponseEntity<DashboardPayload> openSalesToday() {
        return created(dashboards.open(SalesToday.content(CurrentUser.require().language(), false)));
    }

    /// Tiles, where the body has any, take the place of all tiles before.
    @PatchMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @Takes(DashboardRequest.class)
    ResponseEntity<DashboardPayload> change(
            @PathVariable long id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode request) {
        var body = JsonBody.of(request);
        return answer(dashboards.change(id, Etags.requireVersion(ifMatch), now -> read(body, now)));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        dashboards.delete(id);
    }

    /// What all tiles show, by the rights of the caller. Every dimension narrows them by its own name (`SOURCE=3`,
    /// `DEPARTMENT=7`); what a tile says itself goes before.
    ///
    /// @param span instead of the dashboard's
    /// @param from a day of the account's calendar, with `to` instead of a span
    @GetMapping("/{id}/figures")
    @Requires(Right.SIGNED_IN)
    Page<FiguresPayload> figures(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Span span,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request) {
        if ((from == null) != (to == null)) {
            throw BadInput.required(from == null ? "from" : "to");
        }
        var filter = new Filter(span, from, to, ReportRequest.only(By.class, request, OF_FIGURES));
        return Page.whole(
                figures.of(id, filter).stream().map(FiguresPayload::of).toList());
    }

    private static Dashboard.Content read(JsonBody body, Dashboard.Content now) {
        var content = new Dashboard.Content(
                body.has("name") ? body.requireLine("name", Texts.NAME) : now.name(),
                body.has("shared") ? Boolean.TRUE.equals(body.bool("shared")) : now.shared(),
                Objects.requireNonNullElse(body.choice("span", Span.class), now.span()),
                body.has("tiles") ? TileReader.tiles(body) : now.tiles());
        body.refuseUnknown();
        return content;
    }

    private static ResponseEntity<DashboardPayload> answer(Dashboard dashboard) {
        return Etags.ok(DashboardPayload.of(dashboard), dashboard.version());
    }

    private static ResponseEntity<DashboardPayload> created(Dashboard dashboard) {
        return ResponseEntity.created(URI.create("/api/v1/dashboards/" + dashboard.id()))
                .eTag(Etags.of(dashboard.version()))
                .body(DashboardPayload.of(dashboard));
    }
}
