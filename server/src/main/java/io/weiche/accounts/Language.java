package io.weiche.accounts;

import io.weiche.kernel.BadInput;
import java.util.Locale;

/// Languages Weiche speaks completely.
public enum Language {
    DE,
    EN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return this == DE ? Locale.GERMANY : Locale.UK;
    }

    public String pick(String german, String english) {
        return this == DE ? german : english;
    }

    public static Language ofCode(String field, String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "de" -> DE;
            case "en" -> EN;
            default -> throw BadInput.of(field, "unknown-language", "The languages are de and en.");
        };
    }
}
