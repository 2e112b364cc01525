package io.weiche.calls.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.calls.CallDirection;
import io.weiche.calls.CallFilter;
import io.weiche.calls.CallList;
import io.weiche.calls.CallSettings;
import io.weiche.calls.CallState;
import io.weiche.calls.ShownCall;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import io.weiche.web.Limits;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Calls as people see them, and where a click on a number leads.
@RestController
@RequestMapping("/api/v1/calls")
class CallListController {
    private final CallList list;
    private final CallSettings settings;

    CallListController(CallList list, CallSettings settings) {
        this.list = list;
        this.settings = settings;
    }

    /// @param link with `{number}` in it; null: the device decides
    record SettingsPayload(@Nullable String link) {}

    @GetMapping
    @Requires(Right.SIGNED_IN)
    Page<ShownCall> list(
            @RequestParam(required = false) @Nullable CallDirection direction,
            @RequestParam(required = false) @Nullable CallState state,
            @RequestParam(required = false) @Nullable Long lineId,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return list.list(new CallFilter(direction, state, lineId, mine), Limits.of(limit), cursor);
    }

    /// What rings for the current user now, or in what they speak.
    @GetMapping("/ringing")
    @Requires(Right.SIGNED_IN)
    Page<CallList.RingingCall> ringing() {
        return Page.whole(list.ringing());
    }

    @GetMapping("/{id}")
    @Requires(Right.SIGNED_IN)
    ShownCall get(@PathVariable long id) {
        return list.get(id);
    }

    @GetMapping("/settings")
    @Requires(Right.SIGNED_IN)
    SettingsPayload settings() {
        return new SettingsPayload(list.link());
    }

    @PutMapping("/settings")
    @Requires(Right.EDIT_SETTINGS)
    @Takes(SettingsPayload.class)
    SettingsPayload setSettings(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var link = body.line("link", Texts.TITLE);
        body.refuseUnknown();
        settings.setLink(link);
        return new SettingsPayload(link);
    }
}
