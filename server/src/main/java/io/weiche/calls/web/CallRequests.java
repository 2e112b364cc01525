package io.weiche.calls.web;

import io.weiche.calls.CallDirection;
import io.weiche.calls.CallReport;
import io.weiche.calls.CallResult;
import io.weiche.calls.RecordingLinks;
import io.weiche.kernel.Texts;
import io.weiche.web.JsonBody;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What telephone systems send, and how it is read.
final class CallRequests {
    static final int EXTERNAL_ID = 255;
    private static final int LONGEST_NUMBER = 100;
    private static final int TEN_DAYS = 864_000;

    private CallRequests() {}

    /// A call that begins, or is told of afterwards.
    ///
    /// @param direction absent: INBOUND
    /// @param number of the other side in any spelling; absent: hidden
    /// @param line the number of ours
    /// @param userId who of us calls
    /// @param opens whether a stranger's call becomes an inquiry; absent: as the line says
    record Register(
            @Nullable String externalId,
            @Nullable CallDirection direction,
            @Nullable String number,
            @Nullable String name,
            @Nullable String line,
            @Nullable Long userId,
            @Nullable OffsetDateTime startedAt,
            @Nullable Boolean opens,
            @Nullable OffsetDateTime answeredAt,
            @Nullable Long answeredById,
            @Nullable OffsetDateTime endedAt,
            @Nullable Integer durationSeconds,
            @Nullable CallResult result,
            @Nullable String recordingUrl) {}

    record Answer(@Nullable Long answeredById, @Nullable OffsetDateTime at) {}

    /// @param result absent: ANSWERED when somebody took it or it has a duration, else MISSED
    record Finish(
            @Nullable CallResult result,
            @Nullable Integer durationSeconds,
            @Nullable Long answeredById,
            @Nullable OffsetDateTime at,
            @Nullable String recordingUrl) {}

    record Recording(String recordingUrl) {}

    enum Event {
        RINGING,
        ANSWERED,
        FINISHED,
        MISSED,
        RECORDED
    }

    /// One event of a call that the telephone system names, in any order and as often as it likes.
    ///
    /// @param direction says whose call it is; absent in RINGING: INBOUND
    /// @param at when it happened; absent: now
    record Told(
            String externalId,
            Event event,
            @Nullable CallDirection direction,
            @Nullable String number,
            @Nullable String name,
            @Nullable String line,
            @Nullable Long userId,
            @Nullable OffsetDateTime at,
            @Nullable Long answeredById,
            @Nullable Integer durationSeconds,
            @Nullable CallResult result,
            @Nullable String recordingUrl) {}

    static CallReport register(JsonBody body) {
        var direction = body.choice("direction", CallDirection.class);
        return new CallReport(
                direction == null ? CallDirection.INBOUND : direction,
                body.line("number", LONGEST_NUMBER),
                body.line("name", Texts.NAME),
                body.line("line", LONGEST_NUMBER),
                body.id("userId"),
                time(body, "startedAt"),
                time(body, "answeredAt"),
                body.id("answeredById"),
                time(body, "endedAt"),
                null,
                duration(body),
                body.choice("result", CallResult.class),
                recording(body));
    }

    static CallReport answered(JsonBody body, OffsetDateTime now) {
        var by = body.id("answeredById");
        return CallReport.answered(at(body, now), by);
    }

    static CallReport finished(JsonBody body, OffsetDateTime now) {
        return CallReport.ended(
                at(body, now),
                body.id("answeredById"),
                duration(body),
                body.choice("result", CallResult.class),
                recording(body));
    }

    static CallReport event(JsonBody body, OffsetDateTime now) {
        var event = body.requireChoice("event", Event.class);
        var direction = body.choice("direction", CallDirection.class);
        var at = at(body, now);
        var by = body.id("answeredById");
        var result = body.choice("result", CallResult.class);
        var ended = event == Event.FINISHED || event == Event.MISSED;
        return new CallReport(
                direction == null && event == Event.RINGING ? CallDirection.INBOUND : direction,
                body.line("number", LONGEST_NUMBER),
                body.line("name", Texts.NAME),
                body.line("line", LONGEST_NUMBER),
                body.id("userId"),
                event == Event.RINGING ? at : null,
                event == Event.ANSWERED ? at : null,
                event == Event.ANSWERED ? by : null,
                ended ? at : null,
                ended ? by : null,
                duration(body),
                event == Event.MISSED && result == null ? CallResult.MISSED : result,
                recording(body));
    }

    static @Nullable String recording(JsonBody body) {
        return RecordingLinks.read(body.path("recordingUrl"), body.line("recordingUrl", RecordingLinks.LONGEST));
    }

    private static @Nullable Integer duration(JsonBody body) {
        return body.integer("durationSeconds", 0, TEN_DAYS);
    }

    private static OffsetDateTime at(JsonBody body, OffsetDateTime now) {
        var at = time(body, "at");
        return at == null ? now : at;
    }

    /// As exact as the database keeps it: the same time told again is the same.
    private static @Nullable OffsetDateTime time(JsonBody body, String field) {
        var time = body.time(field);
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }
}
