package io.weiche.calls.web;

import io.weiche.access.AccountKey;
import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Throttle;
import io.weiche.calls.Call;
import io.weiche.calls.CallState;
import io.weiche.calls.SignedCalls;
import io.weiche.kernel.CurrentAccount;
import io.weiche.secrets.SignedMessages;
import io.weiche.web.JsonBody;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import io.weiche.web.Takes;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where telephone systems tell of calls that sign what they say (Standard Webhooks).
@RestController
@RequestMapping("/api/v1/call-webhooks")
class CallWebhookController {
    private final SignedCalls calls;
    private final JsonMapper json;
    private final Throttle ofAddress = new Throttle(1_200, Duration.ofMinutes(1));

    CallWebhookController(SignedCalls calls, JsonMapper json) {
        this.calls = calls;
        this.json = json;
    }

    /// @param id of the call here
    record ToldPayload(long id, CallState state) {
        static ToldPayload of(Call call) {
            return new ToldPayload(call.id(), call.state());
        }
    }

    /// The same events as those of programs with a token. A message that comes again under its `webhook-id` is answered
    /// as the first time.
    @PostMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Right.ANYONE)
    @Takes(
            value = CallRequests.Told.class,
            required = {"externalId", "event"})
    ResponseEntity<ToldPayload> take(
            @PathVariable String key,
            @RequestHeader(value = SignedMessages.ID, required = false) @Nullable String id,
            @RequestHeader(value = SignedMessages.TIMESTAMP, required = false) @Nullable String timestamp,
            @RequestHeader(value = SignedMessages.SIGNATURE, required = false) @Nullable String signatures,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        ofAddress.require(request.getRemoteAddr());
        var account = AccountKey.parse(key).orElseThrow(Problem::notFound).account();
        var message = new SignedMessages.Received(id, timestamp, signatures, body);
        var answer = CurrentAccount.callAs(
                account,
                () -> calls.take(
                        key, message, now -> event(body, now), call -> json.writeValueAsBytes(ToldPayload.of(call))));
        return ResponseEntity.ok(json.readValue(answer, ToldPayload.class));
    }

    private SignedCalls.Event event(byte[] bytes, OffsetDateTime now) {
        var body = JsonBody.of(tree(bytes));
        var externalId = body.requireLine("externalId", CallRequests.EXTERNAL_ID);
        var report = CallRequests.event(body, now);
        body.refuseUnknown();
        return new SignedCalls.Event(externalId, report);
    }

    private JsonNode tree(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "The body is no JSON.");
        }
    }
}
