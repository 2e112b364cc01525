package io.weiche.bitrix24.call;

import io.weiche.access.CurrentUser;
import io.weiche.access.RepeatedRequests;
import io.weiche.accounts.Account;
import io.weiche.bitrix24.wire.PhpJson;
import io.weiche.bitrix24.wire.RestError;
import io.weiche.bitrix24.wire.Warnings;
import io.weiche.kernel.Gathered;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs one method as the current user, in one transaction.
@Component
public class Dispatcher {
    private final Methods methods;
    private final RepeatedRequests repeated;
    private final OperatingTime operating;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final TransactionTemplate within;
    private final Consumer<List<Kept>> complete = this::complete;

    /// An answer that was kept.
    ///
    /// @param warnings how many it had then
    private record Kept(String key, String request, Done done, int warnings) {}

    Dispatcher(
            Methods methods,
            RepeatedRequests repeated,
            OperatingTime operating,
            PlatformTransactionManager transactions) {
        this.methods = methods;
        this.repeated = repeated;
        this.operating = operating;
        this.writing = new TransactionTemplate(transactions);
        this.within = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        // a page and its total are of the same moment
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /// Some calls in one transaction; each of them is still done or not by itself.
    boolean together(BooleanSupplier calls) {
        return Boolean.TRUE.equals(writing.execute(_ -> calls.getAsBoolean()));
    }

    /// What calls that were done together caused beside them, such as writing what they kept back.
    ///
    /// @param of their methods
    void charge(List<String> of, long nanos) {
        operating.charge(of, nanos);
    }

    /// @param start when the request came in
    /// @throws RestError whatever went wrong, in the words of the interface
    public Done run(Command command, Account account, Instant start) {
        try {
            var method = methods.find(command.method()).orElseThrow(RestError::methodNotFound);
            Granted.require(method.scope());
            var begun = operating.begin(method.name());
            Done done;
            try {
                done = inTransaction(method, command, account, start);
            } catch (RuntimeException e) {
                operating.end(method.name(), begun);
                throw e;
            }
            return done.having(operating.end(method.name(), begun));
        } catch (RuntimeException e) {
            throw Errors.of(e);
        }
    }

    private Done inTransaction(RestMethod method, Command command, Account account, Instant start) {
        var work = Instant.now();
        if (method.alone()) {
            return call(method, command, account, start, work);
        }
        var shared = TransactionSynchronizationManager.isActualTransactionActive();
        var transaction = shared ? within : method.writes() ? writing : reading;
        return Objects.requireNonNull(transaction.execute(_ -> method.writes() && command.repeat() != null
                ? once(method, command, command.repeat(), account, start, work)
                : call(method, command, account, start, work)));
    }

    private static Done call(RestMethod method, Command command, Account account, Instant start, Instant work) {
        var warnings = new Warnings();
        var answer = method.handler().answer(new Call(command.params(), account, warnings));
        return new Done(answer, warnings.shown(), new Times(start, work, Instant.now()));
    }

    private Done once(RestMethod method, Command command, Repeat repeat, Account account, Instant start, Instant work) {
        var key = "rest:" + CurrentUser.requireId() + ":" + repeat.name();
        var request = method.name() + command.params();
        var first = new AtomicReference<@Nullable Done>();
        // a key that is kept strictly finds its first request whatever it was
        var kept = repeated.once(key, repeat.strict() ? "" : request, repeat.kept(), () -> {
            var done = call(method, command, account, start, work);
            first.set(done);
            return PhpJson.write(done.kept(request));
        });
        if (!(PhpJson.read(kept) instanceof Map<?, ?> answer)) {
            throw new IllegalStateException("a kept answer is a map");
        }
        if (repeat.strict() && !Done.fingerprint(request).equals(answer.get("request"))) {
            throw new RestError(422, "IDEMPOTENCY_KEY_REUSED", "Use a new Idempotency-Key for every new request.");
        }
        var done = first.get();
        var warnings =
                done != null ? done.warnings() : answer.get("warnings") instanceof List<?> list ? list : List.of();
        if (done != null && Gathered.now()) {
            Gathered.writeLast(complete, List.of(new Kept(key, request, done, warnings.size())));
        }
        return new Done(Answer.of(answer.get("result")), warnings, new Times(start, work, Instant.now()));
    }

    /// What comes of records that are opened together, and so what there is to warn of, is known after all calls.
    private void complete(List<Kept> kept) {
        var grown = new LinkedHashMap<String, byte[]>();
        kept.stream()
                .filter(one -> one.done().warnings().size() > one.warnings())
                .forEach(one -> grown.put(one.key(), PhpJson.write(one.done().kept(one.request()))));
        if (!grown.isEmpty()) {
            repeated.complete(grown);
        }
    }
}
