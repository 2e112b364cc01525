package io.weiche.bitrix24.call;

import io.weiche.accounts.Account;
import io.weiche.bitrix24.wire.FormTree;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.RestError;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Up to fifty commands in one request, each in a transaction of its own, in the order of the document.
@Component
public class Batch {
    private static final int MOST = 50;

    private final Dispatcher dispatcher;

    Batch(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /// The parts of the answer; each is keyed like the commands.
    private record Parts(
            Map<String, @Nullable Object> result,
            Map<String, Object> error,
            Map<String, Object> total,
            Map<String, Object> next,
            Map<String, Object> time,
            Map<String, Object> warnings) {
        Parts() {
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
            if (!done.warnings().isEmpty()) {
                warnings.put(key, done.warnings());
            }
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
            if (!warnings.isEmpty()) {
                shown.put("result_warnings", warnings);
            }
            return shown;
        }
    }

    /// @param repeat of the whole request; each command is repeatable by itself
    /// @throws RestError when there are too many commands; what goes wrong in one command is part of the answer
    public Done run(Params params, @Nullable Repeat repeat, Account account, Instant start) {
        var work = Instant.now();
        var commands = params.map("cmd");
        if (commands.size() > MOST) {
            throw new RestError(400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded");
        }
        var halt = params.truthy("halt");
        var references = new References();
        var parts = new Parts();
        for (var entry : commands.entrySet()) {
            var key = entry.getKey();
            try {
                var command = command(entry.getValue(), references, repeat == null ? null : repeat.within(key));
                var done = dispatcher.run(command, account, Instant.now());
                references.remember(key, done.answer().result());
                parts.add(key, done, account);
            } catch (RuntimeException e) {
                parts.add(key, Errors.of(e));
                if (halt) {
                    break;
                }
            }
        }
        return new Done(Answer.of(parts.shown()), List.of(), new Times(start, work, Instant.now()));
    }

    private static Command command(JsonNode line, References references, @Nullable Repeat repeat) {
        if (!line.isString()) {
            throw RestError.methodNotFound();
        }
        var text = line.stringValue();
        int question = text.indexOf('?');
        var params = Params.of(FormTree.parse(question < 0 ? null : text.substring(question + 1)));
        var method = MethodName.of(question < 0 ? text : text.substring(0, question));
        return new Command(method, params.map(references::resolve), repeat);
    }
}
