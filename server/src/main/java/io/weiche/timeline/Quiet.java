package io.weiche.timeline;

/// Work that people are told of as a whole or not at all: an import, a change of many records.
public final class Quiet {
    private static final ScopedValue<Boolean> QUIET = ScopedValue.newInstance();

    private Quiet() {}

    /// Nothing that happens in this work is told record by record.
    public static <R, X extends Throwable> R callQuietly(ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(QUIET, true).call(work);
    }

    public static boolean now() {
        return QUIET.isBound();
    }
}
