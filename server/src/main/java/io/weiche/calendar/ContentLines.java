package io.weiche.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Lines of an iCalendar file: what may stand in them, how texts are escaped and long ones folded (RFC 5545, 3.1 and
/// 3.3.11).
final class ContentLines {
    private static final int MOST_OCTETS = 75;
    private static final String END = "\r\n";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder file = new StringBuilder();

    /// @param value ours, nothing in it to be escaped
    ContentLines put(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    ContentLines put(String name, Instant time) {
        return put(name, UTC.format(time));
    }

    /// @param text anybody's words
    ContentLines text(String name, String text) {
        return put(name, escaped(text));
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.replace("\r\n", "\n").codePoints().forEach(sign -> {
            switch (sign) {
                case '\n', '\r' -> escaped.append("\\n");
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(sign);
                case '\t' -> escaped.append('\t');
                default -> escaped.appendCodePoint(shown(sign));
            }
        });
        return escaped.toString();
    }

    /// No control character may stand in a file, and no half of a pair can be written as UTF-8.
    private static int shown(int sign) {
        var half = sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE;
        return half || Character.isISOControl(sign) ? ' ' : sign;
    }

    /// Counts octets and never cuts a character.
    private void fold(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            var sign = Character.toString(line.codePointAt(at));
            var size = sign.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                file.append(END).append(' ');
                octets = 1;
            }
            file.append(sign);
            octets += size;
            at += sign.length();
        }
        file.append(END);
    }

    byte[] bytes() {
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }
}
