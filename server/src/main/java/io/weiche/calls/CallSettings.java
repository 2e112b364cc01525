package io.weiche.calls;

import io.weiche.access.Access;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.kernel.BadInput;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where a click on a number leads.
@Service
public class CallSettings {
    static final String NUMBER = "{number}";
    private static final Pattern LINK =
            Pattern.compile("([a-z][a-z0-9+.-]{0,39}):[^\\s\"'<>\\\\]+", Pattern.CASE_INSENSITIVE);
    /// Links that would run in the page, or show what is typed to everybody on the way.
    private static final Set<String> REFUSED =
            Set.of("javascript", "data", "vbscript", "http", "ftp", "file", "blob", "about", "view-source");

    private final CallSettingsStore store;
    private final Access access;
    private final Audit audit;

    CallSettings(CallSettingsStore store, Access access, Audit audit) {
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    /// @param link https or the scheme of a telephone program, with `{number}` in it; null: the device decides
    @Transactional
    public void setLink(@Nullable String link) {
        access.require(Right.EDIT_SETTINGS);
        if (link != null) {
            refuseBad(link);
        }
        var before = store.link();
        store.setLink(link);
        audit.write(
                "call-link-changed",
                "call-settings",
                Map.of("link", before == null ? "" : before),
                Map.of("link", link == null ? "" : link));
    }

    private static void refuseBad(String link) {
        var parts = LINK.matcher(link);
        if (!parts.matches() || REFUSED.contains(parts.group(1).toLowerCase(Locale.ROOT))) {
            throw BadInput.of("link", "not-a-link", "This must be an https address or that of a telephone program.");
        }
        var number = link.indexOf(NUMBER);
        var host = link.indexOf('/', "https://".length());
        if (number < 0 || "https".equalsIgnoreCase(parts.group(1)) && (host < 0 || number < host)) {
            throw BadInput.of(
                    "link", "required", "The link must hold {number}, and not within the name of the server.");
        }
    }
}
