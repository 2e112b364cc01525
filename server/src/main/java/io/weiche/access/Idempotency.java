package io.weiche.access;

import static io.weiche.db.tables.Tables.IDEMPOTENCY_KEY;

import io.weiche.kernel.CurrentAccount;
import io.weiche.secrets.Secrets;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
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
    private static final String PLACE = "idempotency_key";
    private static final int HASH_BYTES = 32;
    /// The hash of a request with a password in it could be guessed, so it stands in the sealed value only.
    private static final byte[] NO_HASH = {};

    private final DSLContext db;
    private final Secrets secrets;

    Idempotency(DSLContext db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /// A request that is done once.
    ///
    /// @param hash of everything that makes the request what it is
    /// @param secret whether it or its answer holds what must not be kept readable
    public record Keyed(String key, byte[] hash, boolean secret) {}

    /// What was answered first.
    public record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte[] body) {}

    /// Claims the key. A twin that is still at work is waited for.
    ///
    /// @return what was answered to the same request before; empty when this is the first
    /// @throws Problem idempotency-key-reused for another request, conflict when the twin takes too long
    public Optional<Answer> claim(Keyed request) {
        forgetOld();
        if (insert(request)) {
            return Optional.empty();
        }
        var first = db.selectFrom(IDEMPOTENCY_KEY).where(is(request.key())).fetchSingle();
        var opened = first.getSealed() == null ? null : secrets.open(PLACE, first.getSealed());
        var hash = opened == null ? first.getRequestHash() : Arrays.copyOf(opened, HASH_BYTES);
        if (!MessageDigest.isEqual(hash, request.hash())) {
            throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new key for every new request.");
        }
        return Optional.of(new Answer(
                first.getStatus(),
                first.getContentType(),
                first.getLocation(),
                first.getEtag(),
                opened == null ? first.getBody() : Arrays.copyOfRange(opened, HASH_BYTES, opened.length)));
    }

    private boolean insert(Keyed request) {
        try {
            return db.insertInto(IDEMPOTENCY_KEY)
                            .set(IDEMPOTENCY_KEY.ACCOUNT_ID, account())
                            .set(IDEMPOTENCY_KEY.KEY, request.key())
                            .set(IDEMPOTENCY_KEY.REQUEST_HASH, request.secret() ? NO_HASH : request.hash())
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

    public void keep(Keyed request, Answer answer) {
        db.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS, answer.status())
                .set(IDEMPOTENCY_KEY.CONTENT_TYPE, answer.contentType())
                .set(IDEMPOTENCY_KEY.LOCATION, answer.location())
                .set(IDEMPOTENCY_KEY.ETAG, answer.etag())
                .set(IDEMPOTENCY_KEY.BODY, request.secret() ? null : answer.body())
                .set(IDEMPOTENCY_KEY.SEALED, request.secret() ? sealed(request.hash(), answer.body()) : null)
                .where(is(request.key()))
                .execute();
    }

    private byte[] sealed(byte[] hash, byte[] body) {
        return secrets.seal(
                PLACE,
                ByteBuffer.allocate(HASH_BYTES + body.length)
                        .put(hash)
                        .put(body)
                        .array());
    }

    private static Condition is(String key) {
        return IDEMPOTENCY_KEY.ACCOUNT_ID.eq(account()).and(IDEMPOTENCY_KEY.KEY.eq(key));
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
