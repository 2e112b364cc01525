package io.weiche.imports;

import io.weiche.accounts.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why nothing was made of a row, in words.
final class Reasons {
    private record Words(String german, String english) {}

    private static final Map<String, Words> ALL = Map.ofEntries(
            reason("required", "Fehlt", "Missing"),
            reason("too-long", "Zu lang", "Too long"),
            reason("nul", "Enthält ein unlesbares Zeichen", "Contains a character that cannot be stored"),
            reason("lone-surrogate", "Enthält ein unlesbares Zeichen", "Contains half of a character"),
            reason("unreadable-letters", "Falsche Zeichencodierung", "Wrong encoding"),
            reason("not-an-email", "Keine E-Mail-Adresse", "Not an e-mail address"),
            reason("not-a-link", "Keine Webadresse", "Not a web address"),
            reason("not-a-number", "Keine Zahl", "Not a number"),
            reason("not-a-date", "Kein Datum", "Not a date"),
            reason("not-yes-or-no", "Weder Ja noch Nein", "Neither yes nor no"),
            reason("out-of-range", "Außerhalb des Erlaubten", "Out of range"),
            reason("too-large", "Zu groß", "Too large"),
            reason("too-many-decimals", "Zu viele Nachkommastellen", "Too many decimals"),
            reason("unknown-currency", "Unbekannte Währung", "Unknown currency"),
            reason("unknown-user", "Unbekannte Person", "Unknown person"),
            reason("unknown-source", "Unbekannte Quelle", "Unknown source"),
            reason("unknown-stage", "Unbekannte Phase", "Unknown stage"),
            reason("unknown-pipeline", "Unbekannte Verkaufspipeline", "Unknown pipeline"),
            reason("unknown-option", "Unbekannte Auswahl", "Unknown option"),
            reason("unknown-contact", "Unbekannter Kontakt", "Unknown contact"),
            reason("unknown-company", "Unbekanntes Unternehmen", "Unknown company"),
            reason(
                    "stage-of-success",
                    "Leads werden durch Konvertieren abgeschlossen",
                    "Leads are completed by converting"),
            reason("too-many-cells", "Mehr Zellen als Spalten", "More cells than columns"),
            reason("nothing-to-keep", "Nichts, woran man den Lead erkennt", "Nothing to know the lead by"),
            reason("forbidden", "Dafür reicht Ihr Recht nicht", "Your rights do not reach that far"),
            reason("duplicate", "Schon vorhanden", "There already"),
            reason("duplicate-in-file", "Steht schon weiter oben in der Datei", "Stands higher up in the file"),
            reason("unexpected-error", "Unerwarteter Fehler", "Unexpected error"));

    private Reasons() {}

    private static Map.Entry<String, Words> reason(String code, String german, String english) {
        return Map.entry(code, new Words(german, english));
    }

    /// @param column where it stands
    static String text(Language language, String code, @Nullable String column) {
        var words = ALL.get(code);
        var text = words == null ? code : language.pick(words.german(), words.english());
        return column == null ? text : column + ": " + text;
    }
}
