package io.weiche.files;

import io.weiche.kernel.Texts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of files as somebody's machine sends them, made harmless: they are shown and offered for saving, and never
/// become a path of this server.
public final class FileNames {
    private static final int LONGEST = 200;
    private static final int LONGEST_ENDING = 20;
    private static final String NAMELESS = "file";

    /// Control characters, and those that cannot be seen or turn the direction: they let a name read as what it is not.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

    private FileNames() {}

    /// @throws io.weiche.kernel.BadInput when the name holds NUL or a lone surrogate, or is far too long
    public static String clean(String field, @Nullable String name) {
        var line = Texts.line(field, name, 1_000);
        if (line == null) {
            return NAMELESS;
        }
        var last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        var seen = UNSEEN.matcher(last).replaceAll("");
        var plain = EDGES.matcher(FORBIDDEN.matcher(seen).replaceAll("_")).replaceAll("");
        return plain.isEmpty() ? NAMELESS : shortened(plain);
    }

    /// The ending stays.
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
    }
}
