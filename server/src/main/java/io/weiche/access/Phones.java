package io.weiche.access;

import io.weiche.kernel.BadInput;
import io.weiche.web.JsonBody;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a colleague is reached.
///
/// @param extension how the telephone system names them; no two who work here share one
public record Phones(
        @Nullable String extension,
        @Nullable String work,
        @Nullable String mobile) {
    public static final Phones NONE = new Phones(null, null, null);

    private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z.*#_+-]{1,50}");
    private static final int LONGEST = 50;

    /// Takes the place of all there were; absent: they stay.
    ///
    /// @throws BadInput naming the field
    public static @Nullable Phones read(JsonBody body) {
        var phones = body.object("phones");
        if (phones == null) {
            return null;
        }
        var extension = phones.line("extension", LONGEST);
        var read = new Phones(extension, phones.line("work", LONGEST), phones.line("mobile", LONGEST));
        var path = phones.path("extension");
        phones.refuseUnknown();
        if (extension != null && !EXTENSION.matcher(extension).matches()) {
            throw BadInput.of(path, "wrong-type", "An extension has digits and letters, no spaces.");
        }
        return read;
    }
}
