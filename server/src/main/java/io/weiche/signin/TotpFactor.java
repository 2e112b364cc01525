package io.weiche.signin;

import io.weiche.access.SecondFactor;
import org.springframework.stereotype.Component;

/// The second factor of a sign-in: a code of the phone, or one of the recovery codes.
@Component
class TotpFactor implements SecondFactor {
    private final SecondFactorStore store;

    TotpFactor(SecondFactorStore store) {
        this.store = store;
    }

    @Override
    public boolean needed(long loginId) {
        return store.confirmed(loginId);
    }

    @Override
    public boolean accept(long loginId, String code) {
        var digits = code.replaceAll("[\\s-]", "");
        if (digits.matches("[0-9]{6}")) {
            return store.find(loginId)
                    .map(totp -> OneTimeCodes.counterOf(
                            digits, totp.seed(), totp.now().toInstant(), totp.lastCounter()))
                    .map(counter -> counter.isPresent() && store.use(loginId, counter.getAsLong()))
                    .orElse(false);
        }
        return store.useRecoveryCode(loginId, RecoveryCodes.hash(loginId, code))
                || store.useRecoveryCode(loginId, RecoveryCodes.quickHash(loginId, code));
    }
}
