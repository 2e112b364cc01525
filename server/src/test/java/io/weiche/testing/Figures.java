package io.weiche.testing;

/// What a test has measured or counted: printed in a form that the summary of `./weiche test` repeats.
public final class Figures {
    private static final String MARK = "figure: ";

    private Figures() {}

    /// @param what of which things
    /// @param found how many, or how long
    public static void print(String what, String found) {
        System.out.println(MARK + what + ": " + found);
    }
}
