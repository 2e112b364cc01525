package io.weiche.calls.web;

import io.weiche.access.Requires;
import io.weiche.access.Right;
import io.weiche.access.Scoped;
import io.weiche.access.SignIns;
import io.weiche.access.TokenScope;
import io.weiche.calls.Call;
import io.weiche.calls.CallDirection;
import io.weiche.calls.CallOptions;
import io.weiche.calls.CallReach;
import io.weiche.calls.CallReport;
import io.weiche.calls.CallState;
import io.weiche.calls.Calls;
import io.weiche.kernel.BadInput;
import io.weiche.web.Answers;
import io.weiche.web.JsonBody;
import io.weiche.web.Takes;
import java.time.OffsetDateTime;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Where a telephone system tells of calls, call by call or event by event. Everything may be told often and in any
/// order.
@RestController
@RequestMapping("/api/v1/calls")
class CallController {
    private final Calls calls;

    CallController(Calls calls) {
        this.calls = calls;
    }

    /// @param registered whose call it is has been told
    /// @param number as it is understood; null when it is hidden
    /// @param inquiryId what it was taken in as; null when it is none
    /// @param activityId of the call on the records it concerns; null when it concerns none
    record CallPayload(
            long id,
            @Nullable String externalId,
            boolean registered,
            CallDirection direction,
            CallState state,
            @Nullable String number,
            @Nullable Integer durationSeconds,
            @Nullable Long responsibleId,
            @Nullable Long inquiryId,
            @Nullable Long activityId) {
        static CallPayload of(Call call) {
            return new CallPayload(
                    call.id(),
                    call.externalId(),
                    call.registered(),
                    call.direction(),
                    call.state(),
                    call.other().number(),
                    call.course().duration(),
                    call.outcome().responsibleId(),
                    call.outcome().inquiryId(),
                    call.outcome().activityId());
        }
    }

    @PostMapping
    @Requires(Right.SIGNED_IN)
    @Scoped({TokenScope.INQUIRIES, TokenScope.WRITE})
    @Takes(CallRequests.Register.class)
    @Answers(status = {200, 201})
    ResponseEntity<CallPayload> register(
            @RequestBody JsonNode json, @RequestAttribute(SignIns.Recognised.ATTRIBUTE) SignIns.Recognised recognised) {
        var body = JsonBody.of(json);
        var externalId = body.line("externalId", CallRequests.EXTERNAL_ID);
        var report = CallRequests.register(body);
        var options = new CallOptions(body.bool("opens"), true, null, null);
        body.refuseUnknown();
        var registered = calls.register(externalId, report, options, reach(recognised));
        return ResponseEntity.status(registered.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(CallPayload.of(registered.call()));
    }

    /// One event of a call, also before the call was registered.
    @PostMapping("/events")
    @Requires(Right.SIGNED_IN)
    @Scoped({TokenScope.INQUIRIES, TokenScope.WRITE})
    @Takes(
            value = CallRequests.Told.class,
            required = {"externalId", "event"})
    CallPayload event(
            @RequestBody JsonNode json, @RequestAttribute(SignIns.Recognised.ATTRIBUTE) SignIns.Recognised recognised) {
        var body = JsonBody.of(json);
        var externalId = body.requireLine("externalId", CallRequests.EXTERNAL_ID);
        var report = CallRequests.event(body, calls.now());
        body.refuseUnknown();
        return CallPayload.of(calls.tell(externalId, report, reach(recognised)));
    }

    @PostMapping("/{id}/answer")
    @Requires(Right.SIGNED_IN)
    @Scoped({TokenScope.INQUIRIES, TokenScope.WRITE})
    @Takes(CallRequests.Answer.class)
    CallPayload answer(
            @PathVariable long id,
            @RequestBody JsonNode json,
            @RequestAttribute(SignIns.Recognised.ATTRIBUTE) SignIns.Recognised recognised) {
        return tell(id, json, recognised, CallRequests::answered);
    }

    @PostMapping("/{id}/finish")
    @Requires(Right.SIGNED_IN)
    @Scoped({TokenScope.INQUIRIES, TokenScope.WRITE})
    @Takes(CallRequests.Finish.class)
    CallPayload finish(
            @PathVariable long id,
            @RequestBody JsonNode json,
            @RequestAttribute(SignIns.Recognised.ATTRIBUTE) SignIns.Recognised recognised) {
        return tell(id, json, recognised, CallRequests::finished);
    }

    @PostMapping("/{id}/recording")
    @Requires(Right.SIGNED_IN)
    @Scoped({TokenScope.INQUIRIES, TokenScope.WRITE})
    @Takes(value = CallRequests.Recording.class, required = "recordingUrl")
    CallPayload recording(
            @PathVariable long id,
            @RequestBody JsonNode json,
            @RequestAttribute(SignIns.Recognised.ATTRIBUTE) SignIns.Recognised recognised) {
        return tell(id, json, recognised, (body, _) -> {
            var link = CallRequests.recording(body);
            if (link == null) {
                throw BadInput.required("recordingUrl");
            }
            return CallReport.recorded(link);
        });
    }

    private CallPayload tell(
            long id,
            JsonNode json,
            SignIns.Recognised recognised,
            BiFunction<JsonBody, OffsetDateTime, CallReport> read) {
        var body = JsonBody.of(json);
        var report = read.apply(body, calls.now());
        body.refuseUnknown();
        return CallPayload.of(calls.tell(id, report, reach(recognised)));
    }

    /// A token that may only hand in inquiries knows the calls its person opened, and no others.
    private static CallReach reach(SignIns.Recognised recognised) {
        var scopes = recognised.scopes();
        return scopes == null || scopes.contains(TokenScope.WRITE) ? CallReach.RIGHTS : CallReach.OPENED;
    }

    /// It is not shown to the current user any more.
    @PostMapping("/{id}/dismiss")
    @Requires(Right.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable long id) {
        calls.dismiss(id);
    }
}
