package io.weiche.bitrix24.call;

import io.weiche.bitrix24.wire.RestError;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What names a request, so that it is done once however often it comes.
///
/// @param strict whoever chose the name promised not to use it for another request
public record Repeat(String name, Duration kept, boolean strict) {
    /// SDKs make up a UUID for each request; what people name themselves may name two requests.
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /// Programs repeat a request within minutes; a number used again later means something new.
    private static final Duration OF_SDK = Duration.ofHours(1);

    private static final Duration OF_KEY = Duration.ofDays(1);

    /// @param key header `Idempotency-Key`
    /// @param requestId parameter `bx24_request_id`, which SDKs send again when they repeat a request
    /// @return null when the request has no name
    /// @throws RestError when the key is none
    public static @Nullable Repeat of(@Nullable String key, @Nullable String requestId) {
        if (key != null) {
            if (!KEY.matcher(key).matches()) {
                throw new RestError(
                        400,
                        "INVALID_IDEMPOTENCY_KEY",
                        "Idempotency-Key must have 1 to 255 printable ASCII characters");
            }
            return new Repeat("key:" + key, OF_KEY, true);
        }
        return requestId != null && REQUEST_ID.matcher(requestId).matches()
                ? new Repeat(requestId, OF_SDK, false)
                : null;
    }

    /// The same for one command of a batch.
    Repeat within(String command) {
        return new Repeat(name + "/" + command, kept, strict);
    }
}
