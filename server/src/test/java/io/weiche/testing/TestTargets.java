package io.weiche.testing;

import java.util.Set;

/// What the server under test may call inside this machine, as an operator would allow it.
public final class TestTargets {
    static final Set<String> ALLOWED = Set.of();

    private TestTargets() {}
}
