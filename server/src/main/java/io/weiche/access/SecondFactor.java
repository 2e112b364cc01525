package io.weiche.access;

/// What a sign-in asks for beside the password. Kept by a module above.
public interface SecondFactor {
    boolean needed(long loginId);

    /// Uses a code up: true once for each.
    boolean accept(long loginId, String code);
}
