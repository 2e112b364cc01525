package io.weiche.bitrix24.call;

import io.weiche.accounts.Account;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.Remembered;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Up to fifty commands in one request, in the order of the document. Each is done or not by itself; consecutive ones
/// that open records share a transaction, because the end of a transaction costs more than a record.
@Component
public class Batch {
    private static final int MOST = 50;

    private final Dispatcher dispatcher;

    Batch(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /// @param repeat of the whole request; each command is repeatable by itself
    /// @throws RestError when there are too many commands; what goes wrong in one command is part of the answer
    public Done run(Params params, @Nullable Repeat repeat, Account account, Instant start) {
        var work = Instant.now();
        var commands = params.map("cmd");
        if (commands.size() > MOST) {
            throw new RestError(400, "ERROR_BATCH_LENGTH_EXCEEDED", "Max batch length exceeded");
        }
        var run = new BatchRun(dispatcher, repeat, account, params.truthy("halt"));
        var parts = Remembered.during(() -> run.all(List.copyOf(commands.entrySet())));
        return new Done(Answer.of(parts.shown()), List.of(), new Times(start, work, Instant.now()));
    }
}
