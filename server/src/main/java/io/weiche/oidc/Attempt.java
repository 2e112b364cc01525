package io.weiche.oidc;

import io.weiche.kernel.AccountId;
import io.weiche.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a browser keeps, sealed, while its person is at the provider: only it can bring the answer back.
///
/// @param next where the person wanted to go
/// @param until in seconds of the era; nodes may disagree by some without harm
record Attempt(long account, String issuer, String state, String nonce, String verifier, String next, long until) {
    static final Duration LIFE = Duration.ofMinutes(10);

    AccountId accountId() {
        return new AccountId(account);
    }

    @Override
    public String toString() {
        return "Attempt of " + account;
    }

    /// Seals attempts for the way.
    @Component
    static class Box {
        private static final String PLACE = "oidc/attempt";

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

        String seal(Attempt attempt) {
            var plain = json.writeValueAsString(attempt).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.seal(PLACE, plain));
        }

        /// @return empty for anything that is not one, or too old
        Optional<Attempt> open(@Nullable String sealed) {
            if (sealed == null) {
                return Optional.empty();
            }
            try {
                var plain = secrets.open(PLACE, Base64.getUrlDecoder().decode(sealed));
                return Optional.of(json.readValue(plain, Attempt.class))
                        .filter(attempt -> attempt.until() > clock.instant().getEpochSecond());
            } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
                // made up by whoever sent it, or sealed with a key that is gone
                return Optional.empty();
            }
        }
    }
}
