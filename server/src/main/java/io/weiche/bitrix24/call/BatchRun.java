package io.weiche.bitrix24.call;

import io.weiche.accounts.Account;
import io.weiche.bitrix24.wire.FormTree;
import io.weiche.bitrix24.wire.Params;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.kernel.Gathered;
import io.weiche.kernel.Remembered;
import io.weiche.web.DatabaseFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// One batch on its way.
final class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    /// What changes records and nothing else: what these read beside them is read once for all of them.
    private static final Pattern RECORDS =
            Pattern.compile("crm\\.(lead|deal|contact|company|item|activity)\\.(add|update|delete|get|list)");

    /// What may share a transaction: it opens a record and waits for no other.
    private static final Pattern OPENING = Pattern.compile("crm\\.(lead|deal|contact|company)\\.add");

    private final Dispatcher dispatcher;
    private final @Nullable Repeat repeat;
    private final Account account;
    private final boolean halt;
    private final References references = new References();
    private final BatchParts parts = new BatchParts();

    BatchRun(Dispatcher dispatcher, @Nullable Repeat repeat, Account account, boolean halt) {
        this.dispatcher = dispatcher;
        this.repeat = repeat;
        this.account = account;
        this.halt = halt;
    }

    BatchParts all(List<Map.Entry<String, JsonNode>> commands) {
        int from = 0;
        var goesOn = true;
        while (goesOn && from < commands.size()) {
            int to = from + 1;
            while (isOpening(commands.get(from)) && to < commands.size() && isOpening(commands.get(to))) {
                to++;
            }
            var some = commands.subList(from, to);
            goesOn = some.size() > 1 ? together(some) : oneByOne(some);
            from = to;
        }
        return parts;
    }

    /// When anything but the commands themselves goes wrong, nothing of it is done, and each is tried alone. Unless the
    /// connection was lost while it ended: then it may be done, and nobody must do it again.
    private boolean together(List<Map.Entry<String, JsonNode>> some) {
        var through = new AtomicBoolean();
        var beside = new Beside();
        try {
            return dispatcher.together(() -> {
                var goesOn = Gathered.during(() -> {
                    var all = oneByOne(some);
                    beside.begins(some);
                    return all;
                });
                if (some.stream().anyMatch(entry -> parts.isDefect(entry.getKey()))) {
                    throw new RestError(500, "INTERNAL_SERVER_ERROR", "A command was disturbed.");
                }
                through.set(true);
                return goesOn;
            });
        } catch (RuntimeException e) {
            if (through.get() && DatabaseFailure.leavesOpen(e)) {
                LOG.warn("whether commands of a batch were kept is not known: {}", e.getMessage());
                some.forEach(entry -> parts.doubt(entry.getKey()));
                return !halt;
            }
            beside.ends();
            some.forEach(entry -> parts.forget(entry.getKey()));
            return oneByOne(some);
        } finally {
            beside.ends();
        }
    }

    /// The work of a group behind its commands: conversions, histories, the end of the transaction.
    private final class Beside {
        private List<String> methods = List.of();
        private long begun;

        void begins(List<Map.Entry<String, JsonNode>> some) {
            methods = some.stream()
                    .filter(entry -> parts.succeeded(entry.getKey()))
                    .map(entry -> method(entry.getValue().stringValue()))
                    .toList();
            begun = System.nanoTime();
        }

        void ends() {
            dispatcher.charge(methods, System.nanoTime() - begun);
            methods = List.of();
        }
    }

    /// @return false when the batch ends here
    private boolean oneByOne(List<Map.Entry<String, JsonNode>> some) {
        for (var entry : some) {
            try {
                Gathered.part(() -> run(entry));
            } catch (RuntimeException e) {
                parts.add(entry.getKey(), Errors.of(e));
                if (halt) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean run(Map.Entry<String, JsonNode> entry) {
        var key = entry.getKey();
        var command = command(entry.getValue(), repeat == null ? null : repeat.within(key));
        var done = RECORDS.matcher(command.method()).matches()
                ? dispatcher.run(command, account, Instant.now())
                : Remembered.without(() -> dispatcher.run(command, account, Instant.now()));
        references.remember(key, done.answer().result());
        parts.add(key, done, account);
        return true;
    }

    private static boolean isOpening(Map.Entry<String, JsonNode> entry) {
        try {
            return entry.getValue().isString()
                    && OPENING.matcher(method(entry.getValue().stringValue())).matches();
        } catch (RestError _) {
            return false;
        }
    }

    private static String method(String text) {
        int question = text.indexOf('?');
        return MethodName.of(question < 0 ? text : text.substring(0, question));
    }

    private Command command(JsonNode line, @Nullable Repeat name) {
        if (!line.isString()) {
            throw RestError.methodNotFound();
        }
        var text = line.stringValue();
        int question = text.indexOf('?');
        var params = Params.of(FormTree.parse(question < 0 ? null : text.substring(question + 1)));
        return new Command(method(text), params.map(references::resolve), name);
    }
}
