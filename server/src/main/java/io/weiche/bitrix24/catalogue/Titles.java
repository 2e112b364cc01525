package io.weiche.bitrix24.catalogue;

import io.weiche.accounts.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/// What fields and values are called, in the account's language. Kept in `bitrix24/titles_*.properties`.
public final class Titles {
    private static final Map<Language, Properties> ALL = load();

    private Titles() {}

    private static Map<Language, Properties> load() {
        var all = new EnumMap<Language, Properties>(Language.class);
        for (var language : Language.values()) {
            all.put(language, load("/bitrix24/titles_" + language.code() + ".properties"));
        }
        return all;
    }

    private static Properties load(String resource) {
        var titles = new Properties();
        try (var stream = Titles.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing " + resource);
            }
            titles.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return titles;
    }

    /// @throws IllegalStateException when nobody named it
    public static String of(Language language, String key) {
        var title = ALL.getOrDefault(language, new Properties()).getProperty(key);
        if (title == null) {
            throw new IllegalStateException("no title for " + key);
        }
        return title;
    }

    /// That of the kind when it has its own, else that all kinds share.
    public static String of(Language language, String kind, String code) {
        var own = ALL.getOrDefault(language, new Properties()).getProperty(kind + "." + code);
        return own == null ? of(language, code) : own;
    }
}
