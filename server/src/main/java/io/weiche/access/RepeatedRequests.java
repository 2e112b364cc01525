package io.weiche.access;

import static io.weiche.db.tables.Tables.IDEMPOTENCY_KEY;

import io.weiche.kernel.CurrentAccount;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Does the work of a request once, however often a program repeats it. Key, work and answer are one transaction: a
/// failure leaves no trace, a commit never without the answer, and a twin waits for the first to end.
@Component
public class RepeatedRequests {
    private static final Duration LONGEST_KEPT = Duration.ofDays(1);
    private static final int SWEEP_EVERY = 500;

    private final DSLContext db;

    RepeatedRequests(DSLContext db) {
        this.db = db;
    }

    /// @param key names the request; used for a different one, or again after a while, it counts as new
    /// @param request what is asked for: equal texts are the same request
    /// @return the answer of the work, of this time or the first
    @Transactional(propagation = Propagation.MANDATORY)
    public byte[] once(String key, String request, Duration kept, Supplier<byte[]> work) {
        if (!claim(key, AccountKey.hash(request), kept)) {
            return db.select(IDEMPOTENCY_KEY.BODY)
                    .from(IDEMPOTENCY_KEY)
                    .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(
                            CurrentAccount.require().value()))
                    .and(IDEMPOTENCY_KEY.KEY.eq(key))
                    .fetchSingle()
                    .value1();
        }
        sweepNowAndThen();
        var answer = work.get();
        db.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS, 200)
                .set(IDEMPOTENCY_KEY.BODY, answer)
                .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(CurrentAccount.require().value()))
                .and(IDEMPOTENCY_KEY.KEY.eq(key))
                .execute();
        return answer;
    }

    /// Answers that were completed after [#once], in the same transaction.
    ///
    /// @param answers by their keys
    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(Map<String, byte[]> answers) {
        db.batch(answers.entrySet().stream()
                        .map(answer -> db.update(IDEMPOTENCY_KEY)
                                .set(IDEMPOTENCY_KEY.BODY, answer.getValue())
                                .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(
                                        CurrentAccount.require().value()))
                                .and(IDEMPOTENCY_KEY.KEY.eq(answer.getKey())))
                        .toList())
                .execute();
    }

    private void sweepNowAndThen() {
        if (ThreadLocalRandom.current().nextInt(SWEEP_EVERY) == 0) {
            db.deleteFrom(IDEMPOTENCY_KEY)
                    .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(
                            CurrentAccount.require().value()))
                    .and(IDEMPOTENCY_KEY.CREATED_AT.lt(
                            DSL.currentOffsetDateTime().minus(DayToSecond.valueOf(LONGEST_KEPT))))
                    .execute();
        }
    }

    /// @return false when the same request has been answered
    private boolean claim(String key, byte[] hash, Duration kept) {
        var now = DSL.currentOffsetDateTime();
        var over = IDEMPOTENCY_KEY.CREATED_AT.lt(now.minus(DayToSecond.valueOf(kept)));
        return db.insertInto(IDEMPOTENCY_KEY)
                        .set(
                                IDEMPOTENCY_KEY.ACCOUNT_ID,
                                CurrentAccount.require().value())
                        .set(IDEMPOTENCY_KEY.KEY, key)
                        .set(IDEMPOTENCY_KEY.REQUEST_HASH, hash)
                        .onConflict(IDEMPOTENCY_KEY.ACCOUNT_ID, IDEMPOTENCY_KEY.KEY)
                        .doUpdate()
                        .set(IDEMPOTENCY_KEY.REQUEST_HASH, hash)
                        .set(IDEMPOTENCY_KEY.CREATED_AT, now)
                        .where(over.or(IDEMPOTENCY_KEY.REQUEST_HASH.ne(hash)))
                        .execute()
                == 1;
    }
}
