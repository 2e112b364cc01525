package io.weiche.accounts;

import io.weiche.kernel.BadInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// What an account has booked. The one declared place of entitlements and limits; a limit that is not named is none.
public enum Plan {
    BASIC(
            Set.of(),
            Map.of(
                    Limit.USERS, 25,
                    Limit.PIPELINES, 5,
                    Limit.CUSTOM_FIELDS, 50,
                    Limit.CHANNELS, 5)),
    PROFESSIONAL(Set.of(Entitlement.CLASSIC_MODE, Entitlement.RECURRING_DEALS, Entitlement.AUTOMATION), Map.of());

    private final Set<Entitlement> entitlements;
    private final Map<Limit, Integer> limits;

    Plan(Set<Entitlement> entitlements, Map<Limit, Integer> limits) {
        this.entitlements = entitlements;
        this.limits = limits;
    }

    public boolean includes(Entitlement entitlement) {
        return entitlements.contains(entitlement);
    }

    /// @return how many there may be; empty: any number
    public OptionalInt allowed(Limit limit) {
        var allowed = limits.get(limit);
        return allowed == null ? OptionalInt.empty() : OptionalInt.of(allowed);
    }

    public Map<Limit, Integer> limits() {
        return limits;
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
