package io.weiche.modes.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Entitlement;
import io.weiche.conversion.ActivityPolicy;
import io.weiche.conversion.Customers;
import io.weiche.kernel.BadInput;
import io.weiche.modes.CrmMode;
import io.weiche.modes.CrmModes;
import io.weiche.modes.IntakeSettings;
import io.weiche.modes.Mode;
import io.weiche.modes.Rehearsal;
import io.weiche.modes.Rehearsals;
import io.weiche.modes.SwitchOptions;
import io.weiche.modes.SwitchRun;
import io.weiche.modes.Switches;
import io.weiche.timeline.Activity;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The mode: reading it, rehearsing and starting a switch, what inquiries become in simple mode.
@RestController
@RequestMapping("/api/v1/crm-mode")
class CrmModeController {
    private final CrmModes modes;
    private final Rehearsals rehearsals;
    private final Switches switches;
    private final Accounts accounts;

    CrmModeController(CrmModes modes, Rehearsals rehearsals, Switches switches, Accounts accounts) {
        this.modes = modes;
        this.rehearsals = rehearsals;
        this.switches = switches;
        this.accounts = accounts;
    }

    /// @param mayChange whether the current user may switch the mode
    /// @param undoableSwitch the one that can still be taken back, even if classic mode was chosen again after it
    record CrmModePayload(
            Mode mode,
            int epoch,
            OffsetDateTime since,
            boolean classicAllowed,
            boolean mayChange,
            IntakeSettings intake,
            long openLeads,
            long needsAttention,
            @Nullable SwitchPayload activeSwitch,
            @Nullable SwitchPayload lastSwitch,
            @Nullable SwitchPayload undoableSwitch) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    CrmModePayload get() {
        return payload(modes.get());
    }

    private CrmModePayload payload(CrmMode mode) {
        var open = modes.openLeads();
        var last = switches.list().stream().findFirst();
        return new CrmModePayload(
                mode.mode(),
                mode.epoch(),
                mode.since(),
                accounts.get().includes(Entitlement.CLASSIC_MODE),
                modes.mayChange(),
                mode.intake(),
                open.all(),
                open.needingAttention(),
                switches.unfinished().map(this::payload).orElse(null),
                last.map(this::payload).orElse(null),
                switches.undoable().map(this::payload).orElse(null));
    }

    private SwitchPayload payload(SwitchRun run) {
        return SwitchPayload.of(run, switches.starter(run).orElse(null));
    }

    @PutMapping("/intake")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(ModeRequests.Intake.class)
    CrmModePayload changeIntake(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var settings = intake(body);
        body.refuseUnknown();
        return payload(modes.changeIntake(settings));
    }

    @PostMapping("/rehearsals")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(value = ModeRequests.Rehearse.class, required = "to")
    Rehearsal rehearse(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var to = body.requireChoice("to", Mode.class);
        var options = options(body);
        body.refuseUnknown();
        return to == Mode.SIMPLE ? rehearsals.rehearse(options) : switches.rehearseClassic();
    }

    @PostMapping("/switches")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(
            value = ModeRequests.Start.class,
            required = {"to", "expectedEpoch"})
    @Answers(status = {200, 202})
    ResponseEntity<SwitchPayload> start(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var to = body.requireChoice("to", Mode.class);
        var epoch = body.integer("expectedEpoch", 0, Integer.MAX_VALUE);
        if (epoch == null) {
            throw BadInput.required("expectedEpoch");
        }
        var run = to == Mode.SIMPLE ? toSimple(body, epoch) : toClassic(body, epoch);
        var status = run.status().finished() ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/crm-mode/switches/" + run.id()))
                .body(payload(run));
    }

    private SwitchRun toSimple(JsonBody body, int epoch) {
        var options = options(body);
        body.refuseUnknown();
        return switches.toSimple(options, epoch);
    }

    private SwitchRun toClassic(JsonBody body, int epoch) {
        // a client that always sends its options does no harm
        body.choice("customers", Customers.class);
        body.id("pipelineId");
        body.bool("keepActivitiesOpen");
        activities(body);
        body.refuseUnknown();
        return switches.toClassic(epoch);
    }

    private SwitchOptions options(JsonBody body) {
        return SwitchOptions.of(intake(body), activities(body));
    }

    private static Map<Activity.Type, ActivityPolicy.Choice> activities(JsonBody body) {
        var byType = new EnumMap<Activity.Type, ActivityPolicy.Choice>(Activity.Type.class);
        var part = body.object("activities");
        if (part != null) {
            for (var type : Activity.Type.values()) {
                var choice = part.choice(type.name(), ActivityPolicy.Choice.class);
                if (choice != null) {
                    byType.put(type, choice);
                }
            }
            part.refuseUnknown();
        }
        return byType;
    }

    /// What is not named stays as the account has it.
    private IntakeSettings intake(JsonBody body) {
        return modes.get()
                .intake()
                .with(
                        body.choice("customers", Customers.class),
                        body.id("pipelineId"),
                        body.bool("keepActivitiesOpen"));
    }
}
