package io.weiche.accounts;

import io.weiche.kernel.BadInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// What an account has booked. The one declared place of entitlements.
public enum Plan {
    BASIC(Set.of()),
    PROFESSIONAL(Set.of(Entitlement.CLASSIC_MODE));

    private final Set<Entitlement> entitlements;

    Plan(Set<Entitlement> entitlements) {
        this.entitlements = entitlements;
    }

    public boolean includes(Entitlement entitlement) {
        return entitlements.contains(entitlement);
    }

    /// @throws BadInput when there is no such plan
    public static Plan ofWord(String field, String word) {
        return Arrays.stream(values())
                .filter(plan -> plan.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> BadInput.of(field, "unknown-plan", "The plans are " + Arrays.toString(values()) + "."));
    }
}
