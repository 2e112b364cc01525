package io.weiche.webhooks;

import io.weiche.kernel.RecordKind;
import io.weiche.records.Outbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of events: ours, and those of the compatible REST.
public final class Events {
    public static final String MODE_CHANGED = "crm.mode.changed";
    static final String TEST = "webhook.test";

    /// The name of the compatible REST by ours.
    private static final Map<String, String> COMPATIBLE = compatible();

    private static final List<String> OWN = own();

    private Events() {}

    private static Map<String, String> compatible() {
        var names = new LinkedHashMap<String, String>();
        for (var kind : RecordKind.values()) {
            name(names, kind.name(), kind.name());
            // out of the recycle bin it comes as if it were new
            names.put(word(kind.name()) + ".restored", "ONCRM" + kind.name() + "ADD");
        }
        name(names, Outbox.ACTIVITY, "ACTIVITY");
        name(names, Outbox.COMMENT, "TIMELINECOMMENT");
        name(names, Outbox.PRODUCT, "PRODUCT");
        name(names, Outbox.OFFER, "QUOTE");
        name(names, Outbox.REQUISITE, "REQUISITE");
        return names;
    }

    private static void name(Map<String, String> names, String subject, String compatible) {
        names.put(word(subject) + ".added", "ONCRM" + compatible + "ADD");
        names.put(word(subject) + ".changed", "ONCRM" + compatible + "UPDATE");
        names.put(word(subject) + ".deleted", "ONCRM" + compatible + "DELETE");
    }

    private static List<String> own() {
        var names = new ArrayList<>(COMPATIBLE.keySet());
        names.add(MODE_CHANGED);
        return List.copyOf(names);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// All names of a style, in the order in which they are offered.
    public static List<String> of(Style style) {
        return style == Style.SIGNED
                ? OWN
                : COMPATIBLE.values().stream().distinct().toList();
    }

    /// @param row like `LEAD_ADDED`
    static String named(String row) {
        if (row.equals(Outbox.MODE_CHANGED)) {
            return MODE_CHANGED;
        }
        var cut = row.lastIndexOf('_');
        return word(row.substring(0, cut)) + "." + word(row.substring(cut + 1));
    }

    /// What an event is called in a style; null when the style has no word for it.
    static @Nullable String nameOf(Style style, String type) {
        if (style == Style.SIGNED) {
            return type;
        }
        return type.equals(TEST) ? "ONAPPTEST" : COMPATIBLE.get(type);
    }
}
