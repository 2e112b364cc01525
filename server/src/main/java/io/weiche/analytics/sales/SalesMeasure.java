package io.weiche.analytics.sales;

import io.weiche.accounts.Language;
import io.weiche.kernel.RecordKind;
import java.time.OffsetDateTime;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// What is counted of leads and deals. The same condition counts and lists, so a number is as long as its list.
/// docs/analytics.md says each in words.
public enum SalesMeasure {
    /// Leads created in the period; the four after it are parts of them.
    LEADS(RecordKind.LEAD, When.CREATED, "Leads", "Leads"),
    /// By a person, one by one.
    CONVERTED(RecordKind.LEAD, When.CREATED, "Konvertiert", "Converted"),
    CONVERTED_BY_SWITCH(RecordKind.LEAD, When.CREATED, "Durch Moduswechsel konvertiert", "Converted by mode switch"),
    LEADS_LOST(RecordKind.LEAD, When.CREATED, "Leads verloren", "Leads lost"),
    LEADS_STILL_OPEN(RecordKind.LEAD, When.CREATED, "Leads noch offen", "Leads still open"),
    /// In progress now, whenever they were created.
    OPEN_LEADS(RecordKind.LEAD, When.ANY, "Offene Leads", "Open leads"),
    /// Deals created in the period, whatever became of them.
    DEALS(RecordKind.DEAL, When.CREATED, "Neue Aufträge", "New deals"),
    DEALS_STILL_OPEN(RecordKind.DEAL, When.CREATED, "Aufträge noch offen", "Deals still open"),
    /// Won in the period, whenever they were created; lost ones the same.
    WON(RecordKind.DEAL, When.CLOSED, "Gewonnen", "Won"),
    LOST(RecordKind.DEAL, When.CLOSED, "Verloren", "Lost"),
    /// In progress now, whenever they were created.
    OPEN_DEALS(RecordKind.DEAL, When.ANY, "Offene Aufträge", "Open deals");

    private enum When {
        CREATED,
        CLOSED,
        ANY
    }

    private final RecordKind kind;
    private final When when;
    private final String german;
    private final String english;

    SalesMeasure(RecordKind kind, When when, String german, String english) {
        this.kind = kind;
        this.when = when;
        this.german = german;
        this.english = english;
    }

    String label(Language language) {
        return language.pick(german, english);
    }

    public RecordKind kind() {
        return kind;
    }

    Countable of() {
        return Countable.of(kind);
    }

    /// The moment that decides which day a record belongs to; of one that is not [#timed()], in which month it is kept.
    Field<OffsetDateTime> at() {
        return when == When.CLOSED ? of().closedAt() : of().createdAt();
    }

    /// Whether the day it was created or closed decides; otherwise it is counted as it is now.
    boolean timed() {
        return when != When.ANY;
    }

    /// Whether all of it is closed, so that one may ask how long that took.
    boolean closed() {
        return switch (this) {
            case CONVERTED, CONVERTED_BY_SWITCH, LEADS_LOST, WON, LOST -> true;
            case LEADS, LEADS_STILL_OPEN, OPEN_LEADS, DEALS, DEALS_STILL_OPEN, OPEN_DEALS -> false;
        };
    }

    Condition fate() {
        var semantics = of().semantics();
        return switch (this) {
            case LEADS, DEALS -> DSL.trueCondition();
            case CONVERTED -> semantics.eq(DSL.inline("S")).andNot(of().bySwitch());
            case CONVERTED_BY_SWITCH -> semantics.eq(DSL.inline("S")).and(of().bySwitch());
            case WON -> semantics.eq(DSL.inline("S"));
            case LEADS_LOST, LOST -> semantics.eq(DSL.inline("F"));
            case LEADS_STILL_OPEN, DEALS_STILL_OPEN, OPEN_LEADS, OPEN_DEALS -> semantics.eq(DSL.inline("P"));
        };
    }
}
