package io.weiche.access;

import static io.weiche.db.tables.Tables.IDEMPOTENCY_KEY;

import io.weiche.kernel.CurrentAccount;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Repository;

/// Makes repeating a request harmless (reliability R10): its key, what it did and its answer are written in one
/// transaction, so that after a crash there is either all of it or nothing. Called in that transaction.
@Repository
public class Idempotency {
    private static final Duration KEPT = Duration.ofHours(48);

    private final DSLContext db;

    Idempotency(DSLContext db) {
        this.db = db;
    }

    /// What was answered first.
    public record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            byte[] body) {}

    /// Claims the key. A twin that is still at work is waited for.
    ///
    /// @param request hash of everything that makes the request what it is
    /// @return what was answered to the same request before; empty when this is the first
    /// @throws Problem idempotency-key-reused for another request, conflict when the twin takes too long
    public Optional<Answer> claim(String key, byte[] request) {
        forgetOld();
        if (insert(key, request)) {
            return Optional.empty();
        }
        var first = db.selectFrom(IDEMPOTENCY_KEY).where(is(key)).fetchSingle();
        if (!Arrays.equals(first.getRequestHash(), request)) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new key for every new request.");
        }
        return Optional.of(new Answer(first.getStatus(), first.getContentType(), first.getLocation(), first.getBody()));
    }

    private boolean insert(String key, byte[] request) {
        try {
            return db.insertInto(IDEMPOTENCY_KEY)
                            .set(IDEMPOTENCY_KEY.ACCOUNT_ID, account())
                            .set(IDEMPOTENCY_KEY.KEY, key)
                            .set(IDEMPOTENCY_KEY.REQUEST_HASH, request)
                            .onConflictDoNothing()
                            .execute()
                    == 1;
        } catch (PessimisticLockingFailureException e) {
            throw Problem.conflict("A request with this key is being worked on. Ask again in a moment.");
        }
    }

    private void forgetOld() {
        db.deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.ACCOUNT_ID.eq(account()))
                .and(IDEMPOTENCY_KEY.CREATED_AT.lt(DSL.currentOffsetDateTime().minus(DayToSecond.valueOf(KEPT))))
                .execute();
    }

    public void keep(String key, Answer answer) {
        db.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS, answer.status())
                .set(IDEMPOTENCY_KEY.CONTENT_TYPE, answer.contentType())
                .set(IDEMPOTENCY_KEY.LOCATION, answer.location())
                .set(IDEMPOTENCY_KEY.BODY, answer.body())
                .where(is(key))
                .execute();
    }

    private static Condition is(String key) {
        return IDEMPOTENCY_KEY.ACCOUNT_ID.eq(account()).and(IDEMPOTENCY_KEY.KEY.eq(key));
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
