package io.weiche.views;

import io.weiche.accounts.Language;
import io.weiche.kernel.RecordKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// What fields are called in lists and files. Kept in `views/labels_*.properties`.
final class Labels {
    private static final Map<Language, Properties> ALL = load();

    private Labels() {}

    private static Map<Language, Properties> load() {
        var all = new EnumMap<Language, Properties>(Language.class);
        for (var language : Language.values()) {
            all.put(language, load("/views/labels_" + language.code() + ".properties"));
        }
        return all;
    }

    private static Properties load(String resource) {
        var labels = new Properties();
        try (var stream = Labels.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + resource);
            }
            labels.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return labels;
    }

    /// That of the kind when it has its own, else that all kinds share, else the code itself.
    static String of(Language language, RecordKind kind, String code) {
        var labels = ALL.getOrDefault(language, new Properties());
        var own = labels.getProperty(kind.name().toLowerCase(Locale.ROOT) + "." + code);
        return own == null ? labels.getProperty(code, code) : own;
    }
}
