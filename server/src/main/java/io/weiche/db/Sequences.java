package io.weiche.db;

/// How far the numbers of a sequence have been given.
public final class Sequences {
    private Sequences() {}

    /// The number that was given last, as a part of a statement; 0 before the first. What PostgreSQL calls the last
    /// value is 1 both before the first number is given and after it: whoever compares it misses the first of all.
    ///
    /// @param sequence its name, never from outside
    public static String given(String sequence) {
        return "(select case when is_called then last_value else last_value - 1 end from %s)".formatted(sequence);
    }
}
