package io.weiche.intake;

import io.weiche.access.CurrentUser;
import io.weiche.access.SignedIn;
import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where inquiries wait while others of the same account and sender are being taken in: all that came meanwhile are
/// taken in together, in one transaction. Nobody waits for a set to fill: whoever comes alone is taken in alone, at
/// once. So the more come at the same moment the less each of them costs (decision record 50).
@Component
class IntakeLines {
    /// More at once keep locks for longer than they save.
    private static final int MOST_AT_ONCE = 64;

    /// Who waits behind those being taken in. There is a line as long as somebody serves it.
    private final Map<Sender, BlockingQueue<Waiting>> lines = new ConcurrentHashMap<>();
    private final TakeInquiries taking;

    IntakeLines(TakeInquiries taking) {
        this.taking = taking;
    }

    /// In whose name they come.
    private record Sender(AccountId account, @Nullable Long userId) {}

    private record Waiting(InquiryDraft draft, CompletableFuture<InquiryResult> result) {}

    /// Returns when the inquiry is committed.
    InquiryResult take(InquiryDraft draft) {
        var account = CurrentAccount.require();
        var user = CurrentUser.require();
        var waiting = new Waiting(draft, new CompletableFuture<>());
        lines.compute(new Sender(account, user.userId()), (sender, known) -> {
            var line = known == null ? new LinkedBlockingQueue<Waiting>() : known;
            line.add(waiting);
            if (known == null) {
                Thread.ofVirtual().name("intake").start(() -> serve(sender, line, user));
            }
            return line;
        });
        try {
            return waiting.result().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /// Until nobody waits any more.
    private void serve(Sender sender, BlockingQueue<Waiting> line, SignedIn user) {
        do {
            var batch = new ArrayList<Waiting>();
            line.drainTo(batch, MOST_AT_ONCE);
            CurrentAccount.runAs(
                    sender.account(),
                    () -> CurrentUser.callAs(user, () -> {
                        work(batch);
                        return batch;
                    }));
        } while (lines.computeIfPresent(sender, (_, known) -> known.isEmpty() ? null : known) != null);
    }

    /// One that cannot be taken in spoils the others' transaction; then each is taken in alone and answers for itself.
    private void work(List<Waiting> batch) {
        try {
            var results = take(batch);
            for (int place = 0; place < batch.size(); place++) {
                batch.get(place).result().complete(results.get(place));
            }
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                batch.getFirst().result().completeExceptionally(e);
            } else {
                batch.forEach(waiting -> work(List.of(waiting)));
            }
        }
    }

    private List<InquiryResult> take(List<Waiting> batch) {
        var drafts = batch.stream().map(Waiting::draft).toList();
        return Remembered.during(() -> taking.take(drafts));
    }
}
