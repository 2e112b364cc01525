package io.weiche.bitrix24.telephony;

import io.weiche.bitrix24.call.Call;
import io.weiche.bitrix24.call.Handler;
import io.weiche.bitrix24.call.MethodList;
import io.weiche.bitrix24.call.RestMethod;
import io.weiche.bitrix24.call.Scope;
import io.weiche.bitrix24.wire.Dates;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Scalars;
import io.weiche.calls.CallResult;
import io.weiche.calls.RecordingLinks;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the parameters that methods of telephony have in common.
final class TelephonyParams {
    private static final String PREFIX = "externalCall.";
    private static final int LONGEST_NUMBER = 100;

    /// The codes of results; every other one is a call that did not come about.
    private static final Map<String, CallResult> RESULTS = Map.of(
            "200", CallResult.ANSWERED,
            "304", CallResult.MISSED,
            "486", CallResult.BUSY,
            "403", CallResult.DECLINED,
            "603", CallResult.DECLINED,
            "603-S", CallResult.DECLINED);

    private TelephonyParams() {}

    static void add(
            MethodList methods,
            boolean writes,
            String name,
            String parameters,
            String summary,
            String example,
            Handler handler) {
        methods.add(
                writes
                        ? RestMethod.writing(name, Scope.TELEPHONY, parameters, summary, example, handler)
                        : RestMethod.reading(name, Scope.TELEPHONY, parameters, summary, example, handler));
    }

    static RestError bad(String name, String text) {
        return new RestError(400, "ERROR_ARGUMENT", "Argument '" + name + "' " + text);
    }

    static String require(Call call, String name, int limit) {
        var text = Texts.line(name, call.params().text(name), limit);
        if (text == null) {
            throw bad(name, "is null or empty");
        }
        return text;
    }

    static String number(Call call, String name) {
        return require(call, name, LONGEST_NUMBER);
    }

    static @Nullable String optional(Call call, String name, int limit) {
        return Texts.line(name, call.params().text(name), limit);
    }

    /// Calls are known by a word with our number in it.
    static String word(long id) {
        return PREFIX + id;
    }

    static long callId(Call call) {
        var word = require(call, "CALL_ID", LONGEST_NUMBER);
        try {
            return Long.parseLong(word.startsWith(PREFIX) ? word.substring(PREFIX.length()) : word);
        } catch (NumberFormatException e) {
            throw notFound();
        }
    }

    static RestError notFound() {
        return new RestError(400, "ERROR_NOT_FOUND", "Call is not found");
    }

    static @Nullable OffsetDateTime time(Call call, String name) {
        var text = call.params().text(name);
        return text == null
                ? null
                : Dates.time(text, call.account().timeZone()).orElseThrow(() -> bad(name, "is no time"));
    }

    static int seconds(Call call) {
        var seconds = call.params().integer("DURATION");
        if (seconds == null) {
            throw bad("DURATION", "is null or empty");
        }
        if (seconds < 0 || seconds > 864_000) {
            throw bad("DURATION", "is out of range");
        }
        return seconds.intValue();
    }

    /// Without a code a call without a duration was missed.
    static CallResult result(Call call, int seconds) {
        var code = call.params().text("STATUS_CODE");
        if (code == null) {
            return seconds > 0 ? CallResult.ANSWERED : CallResult.MISSED;
        }
        return RESULTS.getOrDefault(code.strip().toUpperCase(Locale.ROOT), CallResult.FAILED);
    }

    static @Nullable String recording(Call call) {
        try {
            return RecordingLinks.read("RECORD_URL", optional(call, "RECORD_URL", RecordingLinks.LONGEST));
        } catch (BadInput e) {
            throw bad("RECORD_URL", "must be an https address");
        }
    }

    /// A call is told of even if nobody can listen to it.
    static @Nullable String recordingIfPossible(Call call) {
        try {
            return recording(call);
        } catch (RestError e) {
            call.warnings()
                    .add("INVALID_VALUE", "The recording must have an https address; it was left out.", "RECORD_URL");
            return null;
        }
    }

    /// One number or several.
    static Set<Long> userIds(Call call) {
        var ids = new LinkedHashSet<Long>();
        for (var node : call.params().list("USER_ID")) {
            var id = Scalars.integer(node);
            if (id == null || id <= 0) {
                throw bad("USER_ID", "must hold numbers of users");
            }
            ids.add(id);
        }
        if (ids.isEmpty()) {
            throw bad("USER_ID", "is null or empty");
        }
        return ids;
    }
}
