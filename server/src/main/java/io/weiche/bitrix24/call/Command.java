package io.weiche.bitrix24.call;

import io.weiche.bitrix24.wire.Params;
import org.jspecify.annotations.Nullable;

/// A method to be called with parameters: a whole request, or one line of a batch.
///
/// @param repeat names the request for its repetitions; null when the program does not say
public record Command(
        String method, Params params, @Nullable Repeat repeat) {}
