package io.weiche.mailboxes;

import io.weiche.kernel.AccountId;
import io.weiche.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a browser keeps, sealed, while its person consents at a provider: only it can bring the answer back.
///
/// @param version of the mailbox: what somebody changed meanwhile, nobody has consented to
/// @param tokenUrl of the provider: a code goes to whoever was asked for it
/// @param until in seconds of the era; nodes may disagree by some without harm
record ConsentAttempt(
        long account,
        long user,
        long mailbox,
        int version,
        String tokenUrl,
        String state,
        String verifier,
        long until) {
    static final Duration LIFE = Duration.ofMinutes(15);

    AccountId accountId() {
        return new AccountId(account);
    }

    /// Takes as long for a wrong one as for the right one.
    boolean isAnsweredBy(@Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    /// Base64url of the digest of the verifier (RFC 7636, S256).
    String challenge() {
        return encoded(DigestUtils.sha256(verifier));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "ConsentAttempt of " + account;
    }

    /// Seals attempts for the way.
    @Component
    static class Box {
        private static final String PLACE = "mailbox_consent/attempt";

        private final Secrets secrets;
        private final JsonMapper json;
        private final Clock clock = Clock.systemUTC();

        Box(Secrets secrets, JsonMapper json) {
            this.secrets = secrets;
            this.json = json;
        }

        long until() {
            return clock.instant().plus(LIFE).getEpochSecond();
        }

        String seal(ConsentAttempt attempt) {
            return encoded(secrets.seal(PLACE, json.writeValueAsBytes(attempt)));
        }

        /// @return empty for anything that is not one, or too old
        Optional<ConsentAttempt> open(@Nullable String sealed) {
            if (sealed == null) {
                return Optional.empty();
            }
            try {
                var plain = secrets.open(PLACE, Base64.getUrlDecoder().decode(sealed));
                return Optional.of(json.readValue(plain, ConsentAttempt.class))
                        .filter(attempt -> attempt.until() > clock.instant().getEpochSecond());
            } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
                // made up by whoever sent it, or sealed with a key that is gone
                return Optional.empty();
            }
        }
    }
}
