package io.weiche.bitrix24.call;

import io.weiche.accounts.Account;
import io.weiche.bitrix24.wire.RestError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of the answer of a batch; each is keyed like the commands.
record BatchParts(
        Map<String, @Nullable Object> result,
        Map<String, Object> error,
        Map<String, Object> total,
        Map<String, Object> next,
        Map<String, Object> time,
        Map<String, List<?>> warnings) {
    BatchParts() {
        this(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    void add(String key, Done done, Account account) {
        result.put(key, done.answer().result());
        time.put(key, done.times().shown(account.timeZone()));
        if (done.answer().total() != null) {
            total.put(key, done.answer().total());
        }
        if (done.answer().next() != null) {
            next.put(key, done.answer().next());
        }
        // some are added when all commands that open records together are through
        warnings.put(key, done.warnings());
    }

    /// A command is tried again.
    void forget(String key) {
        List.of(result, error, total, next, time, warnings).forEach(part -> part.remove(key));
    }

    boolean succeeded(String key) {
        return result.containsKey(key);
    }

    /// A command that succeeded, as far as it went; nobody knows whether that was kept.
    void doubt(String key) {
        if (succeeded(key)) {
            forget(key);
            add(
                    key,
                    new RestError(
                            500,
                            "INTERNAL_SERVER_ERROR",
                            "The database went away; look whether the record is there before you add it again."));
        }
    }

    /// Whether it failed for a reason that lies outside of it.
    boolean isDefect(String key) {
        return error.get(key) instanceof Map<?, ?> said && "INTERNAL_SERVER_ERROR".equals(said.get("error"));
    }

    void add(String key, RestError e) {
        error.put(key, Map.of("error", e.code(), "error_description", e.text()));
    }

    Map<String, Object> shown() {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("result", result);
        shown.put("result_error", error);
        shown.put("result_total", total);
        shown.put("result_next", next);
        shown.put("result_time", time);
        var said = new LinkedHashMap<String, Object>();
        warnings.forEach((key, some) -> {
            if (!some.isEmpty()) {
                said.put(key, some);
            }
        });
        if (!said.isEmpty()) {
            shown.put("result_warnings", said);
        }
        return shown;
    }
}
