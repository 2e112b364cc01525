package io.weiche.bitrix24.call;

import io.weiche.bitrix24.call.Baskets.Spent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/// A call that succeeded.
///
/// @param warnings as they are shown
public record Done(Answer answer, List<?> warnings, Times times) {
    Done having(Spent spent) {
        return new Done(answer, warnings, times.having(spent));
    }

    /// What a repetition of the same request is answered.
    ///
    /// @param request what was asked for
    Map<String, @Nullable Object> kept(String request) {
        var kept = new LinkedHashMap<String, @Nullable Object>();
        kept.put("result", answer.result());
        kept.put("warnings", warnings);
        kept.put("request", fingerprint(request));
        return kept;
    }

    static String fingerprint(String request) {
        return DigestUtils.sha256Hex(request);
    }
}
