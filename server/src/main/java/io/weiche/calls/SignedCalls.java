package io.weiche.calls;

import io.weiche.access.CurrentUser;
import io.weiche.access.Idempotency;
import io.weiche.accounts.Accounts;
import io.weiche.secrets.Secrets;
import io.weiche.secrets.SignedMessages;
import io.weiche.web.Problem;
import io.weiche.web.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What telephone systems tell that sign it. Nobody is signed in: the signature says who it is.
@Service
public class SignedCalls {
    private static final int OK = 200;

    private final CallProviderStore store;
    private final Calls calls;
    private final Idempotency repeated;
    private final Secrets secrets;
    private final Accounts accounts;

    SignedCalls(CallProviderStore store, Calls calls, Idempotency repeated, Secrets secrets, Accounts accounts) {
        this.store = store;
        this.calls = calls;
        this.repeated = repeated;
        this.secrets = secrets;
        this.accounts = accounts;
    }

    /// One event of a call, under the name the system gives it.
    public record Event(String externalId, CallReport report) {}

    /// A message that comes again is answered as it was, and does nothing more. What was refused may come once more,
    /// corrected.
    ///
    /// @param read what a genuine message says, by the clock of the database
    /// @param answer what is said about the call
    /// @throws Problem not-found, wrong-signature, or idempotency-key-reused for another message of the same name
    @Transactional
    public byte[] take(
            String key,
            SignedMessages.Received message,
            Function<OffsetDateTime, Event> read,
            Function<Call, byte[]> answer) {
        var provider =
                store.findByKey(key).filter(_ -> !accounts.get().suspended()).orElseThrow(Problem::notFound);
        var now = calls.now();
        refuseForged(provider, message, now);
        // a blank stands in no key that programs choose for their requests
        var name = new Idempotency.Keyed(
                "call-provider " + provider.id() + " " + message.id(), DigestUtils.sha256(message.body()), false);
        var earlier = repeated.claim(name);
        if (earlier.isPresent()) {
            return Objects.requireNonNull(earlier.get().body());
        }
        var event = read.apply(now);
        var call = CurrentUser.callAsSystem(() -> calls.tell(provider, event.externalId(), event.report()));
        var answered = answer.apply(call);
        repeated.keep(name, new Idempotency.Answer(OK, "application/json", null, null, answered));
        store.told(provider.id());
        return answered;
    }

    private void refuseForged(CallProvider provider, SignedMessages.Received message, OffsetDateTime now) {
        var secret = new String(secrets.open(CallProviders.PLACE, store.secret(provider.id())), StandardCharsets.UTF_8);
        if (!SignedMessages.genuine(secret, message, now.toEpochSecond())) {
            throw new Problem(
                    ProblemType.WRONG_SIGNATURE,
                    "Send webhook-id, webhook-timestamp of the last five minutes, and webhook-signature.");
        }
    }
}
