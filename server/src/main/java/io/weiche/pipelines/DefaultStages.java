package io.weiche.pipelines;

import io.weiche.accounts.Language;
import java.util.List;

/// The stages, sources and loss reasons every new account begins with (crm.md 10.2, 10.7, 11.2).
final class DefaultStages {
    record Seed(String code, String german, String english, Semantics semantics, String color) {
        String name(Language language) {
            return language.pick(german, english);
        }
    }

    static final List<Seed> LEADS = List.of(
            new Seed("NEW", "Neu", "New", Semantics.IN_PROGRESS, "#3b82f6"),
            new Seed("IN_PROCESS", "In Bearbeitung", "In progress", Semantics.IN_PROGRESS, "#06b6d4"),
            new Seed("PROCESSED", "Bearbeitet", "Processed", Semantics.IN_PROGRESS, "#8b5cf6"),
            new Seed("CONVERTED", "Konvertiert", "Converted", Semantics.SUCCESS, "#16a34a"),
            new Seed("JUNK", "Ungeeignet", "Junk", Semantics.FAILURE, "#dc2626"));

    static final List<Seed> DEALS = List.of(
            new Seed("NEW", "Neu", "New", Semantics.IN_PROGRESS, "#3b82f6"),
            new Seed("PREPARATION", "Unterlagen vorbereiten", "Prepare documents", Semantics.IN_PROGRESS, "#06b6d4"),
            new Seed("PREPAYMENT_INVOICE", "Anzahlung", "Prepayment", Semantics.IN_PROGRESS, "#8b5cf6"),
            new Seed("EXECUTING", "In Ausführung", "In progress", Semantics.IN_PROGRESS, "#f59e0b"),
            new Seed("FINAL_INVOICE", "Schlussrechnung", "Final invoice", Semantics.IN_PROGRESS, "#ea580c"),
            new Seed("WON", "Gewonnen", "Won", Semantics.SUCCESS, "#16a34a"),
            new Seed("LOSE", "Verloren", "Lost", Semantics.FAILURE, "#dc2626"),
            new Seed("APOLOGY", "Verlust auswerten", "Analyse failure", Semantics.FAILURE, "#9f1239"));

    static final List<Seed> SOURCES = List.of(
            source("CALL", "Anruf", "Call"),
            source("EMAIL", "E-Mail", "E-mail"),
            source("WEB", "Website", "Website"),
            source("ADVERTISING", "Werbung", "Advertising"),
            source("PARTNER", "Bestandskunde", "Existing customer"),
            source("RECOMMENDATION", "Empfehlung", "Recommendation"),
            source("TRADE_SHOW", "Messe", "Trade show"),
            source("WEBFORM", "Online-Formular", "Web form"),
            source("CALLBACK", "Rückruf", "Callback"),
            source("RC_GENERATOR", "Verkaufsgenerator", "Sales generator"),
            source("STORE", "Onlineshop", "Online shop"),
            source("OTHER", "Sonstige", "Other"));

    static final List<Seed> LEAD_LOSSES = List.of(
            source("SPAM", "Spam", "Spam"),
            source("NO_NEED", "Kein Bedarf", "No need"),
            source("NOT_REACHED", "Nicht erreichbar", "Not reached"),
            source("WRONG_DATA", "Falsche Angaben", "Wrong details"),
            source("OTHER", "Sonstiges", "Other"));

    static final List<Seed> DEAL_LOSSES = List.of(
            source("PRICE", "Zu teuer", "Too expensive"),
            source("COMPETITOR", "Mitbewerber gewählt", "Chose a competitor"),
            source("TIMING", "Falscher Zeitpunkt", "Wrong time"),
            source("NO_ANSWER", "Keine Rückmeldung", "No answer"),
            source("OTHER", "Sonstiges", "Other"));

    private DefaultStages() {}

    private static Seed source(String code, String german, String english) {
        return new Seed(code, german, english, Semantics.IN_PROGRESS, "#64748b");
    }
}
