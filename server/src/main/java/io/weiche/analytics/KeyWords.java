package io.weiche.analytics;

import io.weiche.accounts.Language;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;

/// What the rows of a report are called where nobody translates keys any more: in files and mails. The same words stand
/// beside them on the screen.
public final class KeyWords {
    private KeyWords() {}

    /// @param row not the one of all together
    public static String of(Dimension by, Report.Row row, Language language) {
        var key = String.valueOf(row.key());
        if (key.equals(ReportQuery.NONE)) {
            return none(by, language);
        }
        return switch (by) {
            case CHANNEL -> channel(key, language);
            case CUSTOMER ->
                key.equals("KNOWN")
                        ? language.pick("Bekannte Kunden", "Known customers")
                        : language.pick("Neue Kunden", "New customers");
            case MONTH -> month(key, language);
            case CAMPAIGN, MEDIUM, UTM_SOURCE -> key;
            case SOURCE, FORM, RESPONSIBLE, DEPARTMENT, LOSS_REASON, STAGE ->
                Objects.requireNonNullElseGet(row.name(), () -> gone(language));
        };
    }

    /// @param key like `2026-11`
    public static String month(String key, Language language) {
        try {
            var locale = language == Language.DE ? Locale.GERMANY : Locale.UK;
            return YearMonth.parse(key).format(DateTimeFormatter.ofPattern("LLLL uuuu", locale));
        } catch (DateTimeParseException e) {
            return key;
        }
    }

    /// Of what has been deleted since.
    public static String gone(Language language) {
        return language.pick("Nicht mehr vorhanden", "Not there any more");
    }

    private static String none(Dimension by, Language language) {
        return switch (by) {
            case SOURCE -> language.pick("Ohne Quelle", "No source");
            case CHANNEL -> language.pick("Ohne Kanal", "No channel");
            case FORM -> language.pick("Ohne Formular", "No form");
            case CAMPAIGN -> language.pick("Ohne Kampagne", "No campaign");
            case MEDIUM -> language.pick("Ohne Medium", "No medium");
            case UTM_SOURCE -> language.pick("Ohne UTM-Quelle", "No UTM source");
            case RESPONSIBLE -> language.pick("Niemand", "Nobody");
            case DEPARTMENT -> language.pick("Ohne Abteilung", "No department");
            case MONTH -> language.pick("Ohne Monat", "No month");
            case CUSTOMER -> language.pick("Unbekannt", "Unknown");
            case LOSS_REASON -> language.pick("Ohne Verlustgrund", "No loss reason");
            case STAGE -> language.pick("Ohne Phase", "No stage");
        };
    }

    private static String channel(String key, Language language) {
        return switch (key) {
            case "FORM" -> language.pick("Formular", "Form");
            case "EMAIL" -> language.pick("E-Mail", "E-mail");
            case "CALL" -> language.pick("Anruf", "Call");
            case "CHAT" -> "Chat";
            case "API" -> language.pick("Schnittstelle", "Interface");
            case "REST" -> "REST (Bitrix24)";
            case "MANUAL" -> language.pick("Von Hand", "By hand");
            case "IMPORT" -> "Import";
            default -> key;
        };
    }
}
