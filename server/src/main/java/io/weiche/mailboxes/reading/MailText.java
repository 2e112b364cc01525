package io.weiche.mailboxes.reading;

import io.weiche.kernel.Texts;
import org.jspecify.annotations.Nullable;

/// Makes text out of what a message holds. Nothing is refused here: what nobody can store or read becomes `�`, and
/// what is too long is cut.
public final class MailText {
    private static final char UNREADABLE = '\uFFFD';

    private MailText() {}

    /// @return null when nothing is left of it
    public static @Nullable String line(@Nullable String value, int limit) {
        return value == null ? null : Texts.line("mail", storable(value, limit), limit);
    }

    /// Several lines; empty when there is nothing.
    public static String block(@Nullable String value, int limit) {
        var block = value == null ? null : Texts.block("mail", storable(value, limit));
        return block == null ? "" : block;
    }

    /// Without NUL and halves of characters, at most so many UTF-16 units, and short enough after composing too.
    static String storable(String value, int limit) {
        var kept = new StringBuilder(Math.min(value.length(), limit));
        for (int at = 0; at < value.length() && kept.length() < limit; at++) {
            char unit = value.charAt(at);
            if (Character.isHighSurrogate(unit)
                    && at + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(at + 1))) {
                if (kept.length() + 2 > limit) {
                    break;
                }
                kept.append(unit).append(value.charAt(++at));
            } else if (unit != 0) {
                kept.append(Character.isSurrogate(unit) ? UNREADABLE : unit);
            }
        }
        return kept.toString();
    }
}
