package io.weiche.webhooks.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.web.Answers;
import io.weiche.web.Etags;
import io.weiche.web.JsonBody;
import io.weiche.web.Page;
import io.weiche.web.Takes;
import io.weiche.webhooks.Events;
import io.weiche.webhooks.Style;
import io.weiche.webhooks.Webhook;
import io.weiche.webhooks.Webhooks;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Addresses that are told of what happens.
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {
    private static final int MOST_EVENTS = 100;

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /// The events of a style.
    record EventsPayload(Style style, List<String> events) {}

    @GetMapping
    @Requires(Right.ADMINISTRATOR)
    Page<WebhookPayload> list() {
        return Page.whole(webhooks.list().stream().map(WebhookPayload::of).toList());
    }

    /// The events there are to be told of.
    @GetMapping("/events")
    @Requires(Right.ADMINISTRATOR)
    Page<EventsPayload> events() {
        return Page.whole(List.of(
                new EventsPayload(Style.SIGNED, Events.of(Style.SIGNED)),
                new EventsPayload(Style.BITRIX24, Events.of(Style.BITRIX24))));
    }

    /// Answers the secret, this once.
    @PostMapping
    @Requires(Right.ADMINISTRATOR)
    @Takes(value = WebhookRequests.New.class, required = "address")
    @Answers(status = 201)
    ResponseEntity<WebhookPayload> open(@RequestBody JsonNode json) {
        var body = JsonBody.of(json);
        var style = body.choice("style", Style.class);
        var name = body.text("name");
        var address = body.text("address");
        var events = body.texts("events", MOST_EVENTS);
        body.refuseUnknown();
        var opened = webhooks.open(new Webhooks.Draft(
                style == null ? Style.SIGNED : style, name, address, events == null ? List.of() : events));
        return ResponseEntity.created(
                        URI.create("/api/v1/webhooks/" + opened.webhook().id()))
                .eTag(Etags.of(opened.webhook().version()))
                .body(WebhookPayload.of(opened));
    }

    @GetMapping("/{id}")
    @Requires(Right.ADMINISTRATOR)
    ResponseEntity<WebhookPayload> get(@PathVariable long id) {
        return answer(webhooks.get(id));
    }

    /// Waking a webhook that was given up makes it active.
    @PatchMapping("/{id}")
    @Requires(Right.ADMINISTRATOR)
    @Takes(WebhookRequests.Change.class)
    ResponseEntity<WebhookPayload> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode json) {
        var version = Etags.requireVersion(ifMatch);
        var body = JsonBody.of(json);
        var name = body.text("name");
        var address = body.text("address");
        var events = body.texts("events", MOST_EVENTS);
        var state = body.choice("state", Webhook.State.class);
        body.refuseUnknown();
        return answer(webhooks.change(
                id,
                version,
                before -> before.with(
                        name == null ? before.name() : name,
                        address == null ? before.address() : address,
                        events == null ? before.events() : events,
                        state == null ? before.state() : state)));
    }

    private static ResponseEntity<WebhookPayload> answer(Webhook webhook) {
        return Etags.ok(WebhookPayload.of(webhook), webhook.version());
    }

    /// Answers a new secret, this once.
    @PostMapping("/{id}/secret")
    @Requires(Right.ADMINISTRATOR)
    WebhookPayload rotate(@PathVariable long id) {
        return WebhookPayload.of(webhooks.rotate(id));
    }

    @DeleteMapping("/{id}")
    @Requires(Right.ADMINISTRATOR)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        webhooks.delete(id);
    }
}
