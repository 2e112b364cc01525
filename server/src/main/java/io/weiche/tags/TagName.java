package io.weiche.tags;

import io.weiche.kernel.BadInput;
import io.weiche.kernel.Texts;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A tag as somebody types it, with the form in which two are compared and the colour it begins with.
record TagName(String name, String key, String color) {
    private static final int LONGEST = 60;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /// Colours that are told apart in light and dark.
    private static final List<String> COLORS = List.of(
            "#0f6b7c", "#2f6fd0", "#7a4fd0", "#b03a8f", "#c22f2f", "#c8641a", "#a07a00", "#4c8a1f", "#1a7a43",
            "#6b7680");

    /// @param field JSON path, for the error
    static TagName read(String field, @Nullable String text) {
        var line = Texts.line(field, text, LONGEST);
        if (line == null) {
            throw BadInput.required(field);
        }
        var name = SPACES.matcher(line).replaceAll(" ");
        var key = Texts.matchKey(name);
        if (key.isEmpty()) {
            throw BadInput.of(field, "invisible", "A tag needs a character that can be seen.");
        }
        return new TagName(name, key, COLORS.get(Math.floorMod(key.hashCode(), COLORS.size())));
    }

    static String requireColor(String field, String color) {
        if (!color.matches("#[0-9a-f]{6}")) {
            throw BadInput.of(field, "not-a-color", "This must be a colour like #0f6b7c.");
        }
        return color;
    }
}
