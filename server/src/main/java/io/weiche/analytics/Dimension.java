package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import io.weiche.accounts.Language;
import io.weiche.kernel.BadInput;
import java.time.ZoneId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// What a report breaks inquiries down by. A key is text: a number of the dictionary, a word, a month.
public enum Dimension {
    SOURCE("Quelle", "Source"),
    CHANNEL("Kanal", "Channel"),
    FORM("Formular", "Form"),
    CAMPAIGN("Kampagne", "Campaign"),
    MEDIUM("Medium", "Medium"),
    UTM_SOURCE("UTM-Quelle", "UTM source"),
    RESPONSIBLE("Verantwortlich", "Responsible"),
    /// Of the responsible. Narrows figures only: people may belong to several, so it breaks nothing down.
    DEPARTMENT("Abteilung", "Department"),
    /// The month the inquiry came in: cohorts.
    MONTH("Monat", "Month"),
    /// From somebody we knew, or not.
    CUSTOMER("Kunde", "Customer"),
    LOSS_REASON("Verlustgrund", "Loss reason"),
    /// The stage where its lead or deal stands, or stood before it was closed.
    STAGE("Phase", "Stage");

    private final String german;
    private final String english;

    Dimension(String german, String english) {
        this.german = german;
        this.english = english;
    }

    String label(Language language) {
        return language.pick(german, english);
    }

    /// @param zone of the account's calendar
    Field<String> key(ZoneId zone) {
        return switch (this) {
            case SOURCE -> text(INQUIRY_FACT.SOURCE_ID);
            case CHANNEL -> INQUIRY_FACT.CHANNEL;
            case FORM -> text(INQUIRY_FACT.FORM_ID);
            case CAMPAIGN -> INQUIRY_FACT.UTM_CAMPAIGN;
            case MEDIUM -> INQUIRY_FACT.UTM_MEDIUM;
            case UTM_SOURCE -> INQUIRY_FACT.UTM_SOURCE;
            case DEPARTMENT ->
                throw BadInput.of("by", "unknown-value", "By this figures are narrowed, not broken down.");
            case RESPONSIBLE -> text(INQUIRY_FACT.RESPONSIBLE_ID);
            case MONTH -> new Calendar(zone).month(INQUIRY_FACT.RECEIVED_AT);
            case CUSTOMER -> DSL.when(INQUIRY_FACT.KNOWN, DSL.inline("KNOWN")).otherwise(DSL.inline("NEW"));
            case LOSS_REASON -> text(INQUIRY_FACT.LOSS_REASON_ID);
            case STAGE -> text(INQUIRY_FACT.STOOD_STAGE_ID);
        };
    }

    /// Whether inquiries can be broken down by it, and not only narrowed to one of its keys.
    public boolean breaksDown() {
        return this != DEPARTMENT;
    }

    /// @param key [ReportQuery#NONE] for those without
    Condition is(ZoneId zone, String key) {
        if (this == DEPARTMENT) {
            return Team.has(key, INQUIRY_FACT.RESPONSIBLE_ID);
        }
        return key.equals(ReportQuery.NONE) ? key(zone).isNull() : key(zone).eq(key);
    }

    private static Field<String> text(Field<Long> number) {
        return number.cast(String.class);
    }
}
