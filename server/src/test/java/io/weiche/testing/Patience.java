package io.weiche.testing;

import static org.awaitility.Awaitility.given;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// Waiting for what happens in the background, a moment later.
public final class Patience {
    /// Beside all the other tests a look at a mailbox has taken more than half a minute.
    private static final Duration AT_MOST = Duration.ofSeconds(90);

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Patience() {}

    /// @param what said when it does not come about
    public static void await(String what, Callable<Boolean> holds) {
        await(what, holds, Boolean::booleanValue);
    }

    /// @return the first of those that came which is as wanted
    public static String awaitOne(String what, Collection<String> those, Predicate<String> wanted) {
        return await(what, () -> List.copyOf(those), came -> came.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /// @return what was seen at last, which is as wanted
    public static <T> T await(String what, Callable<T> look, Predicate<T> wanted) {
        return given().pollInSameThread()
                .alias(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN)
                .atMost(AT_MOST)
                .until(look, wanted::test);
    }
}
