package io.weiche.dashboards;

import io.weiche.access.FieldGroup;
import io.weiche.accounts.Language;
import io.weiche.analytics.Measure;
import io.weiche.analytics.Numbers;
import io.weiche.analytics.sales.SalesMeasure;
import io.weiche.analytics.sales.TeamMeasure;
import io.weiche.dashboards.Tile.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a tile shows: one of the counts of a report, or what follows from them.
public enum Figure {
    INQUIRIES("Anfragen", "Inquiries", Unit.COUNT, Measure.INQUIRIES),
    CASES("Vorgänge", "Cases", Unit.COUNT, Measure.CASES),
    ANSWERED("Beantwortete Anfragen", "Answered inquiries", Unit.COUNT, Measure.ANSWERED),
    QUALIFIED("Qualifiziert", "Qualified", Unit.COUNT, Measure.QUALIFIED),
    WON("Gewonnen", "Won", Unit.COUNT, Measure.WON),
    LOST("Verloren", "Lost", Unit.COUNT, Measure.LOST),
    OPEN("Offene Anfragen", "Open inquiries", Unit.COUNT, Measure.OPEN),
    JUNK("Ungeeignet", "Junk", Unit.COUNT, Measure.JUNK),
    /// Of the won ones.
    REVENUE("Umsatz aus Anfragen", "Revenue from inquiries", Unit.MONEY, Measure.WON),
    /// Won ones among the cases.
    WON_RATE("Gewinnquote", "Won rate", Unit.SHARE, Measure.WON),
    /// From the inquiry to its first answer, on average over those answered.
    ANSWER_TIME("Bis zur ersten Antwort", "Time to first answer", Unit.SECONDS, Measure.ANSWERED),

    DEALS_NEW("Neue Aufträge", "New deals", Unit.COUNT, Topic.DEALS, SalesMeasure.DEALS),
    DEALS_WON("Gewonnene Aufträge", "Won deals", Unit.COUNT, Topic.DEALS, SalesMeasure.WON),
    DEALS_WON_AMOUNT("Auftragsumsatz", "Revenue of deals", Unit.MONEY, Topic.DEALS, SalesMeasure.WON),
    /// Of those closed.
    DEALS_WIN_RATE("Erfolgsquote", "Win rate", Unit.SHARE, Topic.DEALS, SalesMeasure.WON),
    /// From creation to winning, median.
    DEALS_CYCLE("Zeit bis zum Gewinn", "Time to win", Unit.SECONDS, Topic.DEALS, SalesMeasure.WON),
    DEALS_LOST("Verlorene Aufträge", "Lost deals", Unit.COUNT, Topic.DEALS, SalesMeasure.LOST),
    DEALS_LOST_AMOUNT("Verlorener Betrag", "Amount lost", Unit.MONEY, Topic.DEALS, SalesMeasure.LOST),
    DEALS_OPEN("Offene Aufträge", "Open deals", Unit.COUNT, Topic.DEALS, SalesMeasure.OPEN_DEALS),
    DEALS_OPEN_AMOUNT("Offener Betrag", "Open amount", Unit.MONEY, Topic.DEALS, SalesMeasure.OPEN_DEALS),
    /// The open amounts by their chance of success.
    DEALS_EXPECTED("Prognose", "Forecast", Unit.MONEY, Topic.DEALS, SalesMeasure.OPEN_DEALS),

    LEADS_NEW("Neue Leads", "New leads", Unit.COUNT, Topic.LEADS, SalesMeasure.LEADS),
    LEADS_CONVERTED("Konvertierte Leads", "Converted leads", Unit.COUNT, Topic.LEADS, SalesMeasure.CONVERTED),
    LEADS_CONVERSION("Konvertierungsquote", "Conversion rate", Unit.SHARE, Topic.LEADS, SalesMeasure.CONVERTED),
    LEADS_CONVERSION_TIME(
            "Zeit bis zur Konvertierung", "Time to convert", Unit.SECONDS, Topic.LEADS, SalesMeasure.CONVERTED),
    LEADS_BY_SWITCH(
            "Beim Moduswechsel konvertiert",
            "Converted by mode switch",
            Unit.COUNT,
            Topic.LEADS,
            SalesMeasure.CONVERTED_BY_SWITCH),
    LEADS_LOST("Verlorene Leads", "Lost leads", Unit.COUNT, Topic.LEADS, SalesMeasure.LEADS_LOST),
    LEADS_STILL_OPEN("Noch offene Leads", "Leads still open", Unit.COUNT, Topic.LEADS, SalesMeasure.LEADS_STILL_OPEN),
    LEADS_OPEN("Offene Leads", "Open leads", Unit.COUNT, Topic.LEADS, SalesMeasure.OPEN_LEADS),

    DEAL_STAGE_REACHED("Trichter: erreicht", "Funnel: reached", Unit.COUNT, Topic.DEAL_STAGES),
    DEAL_STAGE_STANDING("Trichter: jetzt dort", "Funnel: there now", Unit.COUNT, Topic.DEAL_STAGES),
    DEAL_STAGE_LOST("Trichter: dort verloren", "Funnel: lost there", Unit.COUNT, Topic.DEAL_STAGES),
    /// Median of those that left.
    DEAL_STAGE_TIME("Trichter: Dauer", "Funnel: time", Unit.SECONDS, Topic.DEAL_STAGES),
    LEAD_STAGE_REACHED("Lead-Trichter: erreicht", "Lead funnel: reached", Unit.COUNT, Topic.LEAD_STAGES),
    LEAD_STAGE_STANDING("Lead-Trichter: jetzt dort", "Lead funnel: there now", Unit.COUNT, Topic.LEAD_STAGES),
    LEAD_STAGE_LOST("Lead-Trichter: dort verloren", "Lead funnel: lost there", Unit.COUNT, Topic.LEAD_STAGES),
    LEAD_STAGE_TIME("Lead-Trichter: Dauer", "Lead funnel: time", Unit.SECONDS, Topic.LEAD_STAGES),

    TEAM_OPEN_LEADS("Team: offene Leads", "Team: open leads", Unit.COUNT, TeamMeasure.OPEN_LEADS),
    TEAM_OPEN_DEALS("Team: offene Aufträge", "Team: open deals", Unit.COUNT, TeamMeasure.OPEN_DEALS),
    TEAM_OVERDUE("Team: überfällig", "Team: overdue", Unit.COUNT, TeamMeasure.OVERDUE),
    TEAM_COMPLETED("Team: erledigt", "Team: completed", Unit.COUNT, TeamMeasure.COMPLETED),
    TEAM_INQUIRIES("Team: Anfragen", "Team: inquiries", Unit.COUNT, TeamMeasure.INQUIRIES),
    TEAM_ANSWER_TIME("Team: bis zur ersten Antwort", "Team: time to first answer", Unit.SECONDS, TeamMeasure.ANSWERED),
    TEAM_WON("Team: gewonnen", "Team: won", Unit.COUNT, TeamMeasure.WON),
    TEAM_REVENUE("Team: Umsatz", "Team: revenue", Unit.MONEY, TeamMeasure.WON);

    /// What its values are.
    public enum Unit {
        COUNT,
        /// In the account's currency.
        MONEY,
        /// One is all.
        SHARE,
        SECONDS
    }

    /// As they are now, whatever the period.
    private static final Set<SalesMeasure> NOW = EnumSet.of(SalesMeasure.OPEN_DEALS, SalesMeasure.OPEN_LEADS);

    private static final Set<TeamMeasure> TEAM_NOW =
            EnumSet.of(TeamMeasure.OPEN_LEADS, TeamMeasure.OPEN_DEALS, TeamMeasure.OVERDUE);

    private final String german;
    private final String english;
    private final Unit unit;
    private final Topic topic;
    private final @Nullable Measure listed;
    private final @Nullable SalesMeasure ofRecords;
    private final @Nullable TeamMeasure ofTeam;

    Figure(String german, String english, Unit unit, Measure listed) {
        this(german, english, unit, Topic.INQUIRIES, listed, null, null);
    }

    Figure(String german, String english, Unit unit, Topic topic, SalesMeasure ofRecords) {
        this(german, english, unit, topic, null, ofRecords, null);
    }

    Figure(String german, String english, Unit unit, Topic topic) {
        this(german, english, unit, topic, null, null, null);
    }

    Figure(String german, String english, Unit unit, TeamMeasure ofTeam) {
        this(german, english, unit, Topic.TEAM, null, null, ofTeam);
    }

    Figure(
            String german,
            String english,
            Unit unit,
            Topic topic,
            @Nullable Measure listed,
            @Nullable SalesMeasure ofRecords,
            @Nullable TeamMeasure ofTeam) {
        this.german = german;
        this.english = english;
        this.unit = unit;
        this.topic = topic;
        this.listed = listed;
        this.ofRecords = ofRecords;
        this.ofTeam = ofTeam;
    }

    String label(Language language) {
        return language.pick(german, english);
    }

    public Unit unit() {
        return unit;
    }

    /// Whether the current user sees what it shows.
    boolean isSeen() {
        return unit != Unit.MONEY || FieldGroup.AMOUNT.isSeen();
    }

    public Topic topic() {
        return topic;
    }

    /// Whether it is counted as it is now, so that no period narrows it.
    public boolean now() {
        return ofRecords != null && NOW.contains(ofRecords) || ofTeam != null && TEAM_NOW.contains(ofTeam);
    }

    /// A course needs a day that decides.
    public boolean mayBe(Shape shape) {
        return topic.shapes().contains(shape)
                && !(shape == Shape.LINE && now())
                && !(shape == Shape.NUMBER && (this == DEAL_STAGE_TIME || this == LEAD_STAGE_TIME));
    }

    /// Only of inquiries; null where there is nothing to have one of.
    @Nullable
    BigDecimal of(Numbers numbers) {
        return switch (this) {
            case REVENUE -> numbers.revenue();
            case WON_RATE -> share(numbers.won(), numbers.cases());
            case ANSWER_TIME -> numbers.answerSeconds() == null ? null : BigDecimal.valueOf(numbers.answerSeconds());
            default -> listed == null ? null : BigDecimal.valueOf(numbers.of(listed));
        };
    }

    static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    /// The inquiries that stand behind it; null of all other topics.
    public @Nullable Measure listed() {
        return listed;
    }

    /// The leads or deals behind it; null of all other topics.
    @Nullable
    SalesMeasure ofRecords() {
        return ofRecords;
    }

    /// What of people is behind it; null of all other topics.
    @Nullable
    TeamMeasure ofTeam() {
        return ofTeam;
    }

    /// What a table of it shows: itself first, and what belongs to it, as far as the current user sees it.
    List<Figure> columns() {
        return Stream.concat(
                        Stream.of(this),
                        switch (topic) {
                            case INQUIRIES -> Stream.of(INQUIRIES, WON, REVENUE);
                            case DEALS ->
                                now()
                                        ? Stream.of(DEALS_OPEN, DEALS_OPEN_AMOUNT, DEALS_EXPECTED)
                                        : Stream.of(DEALS_WON, DEALS_WON_AMOUNT, DEALS_LOST);
                            case LEADS ->
                                now() ? Stream.<Figure>of() : Stream.of(LEADS_NEW, LEADS_CONVERTED, LEADS_CONVERSION);
                            case DEAL_STAGES ->
                                Stream.of(DEAL_STAGE_REACHED, DEAL_STAGE_STANDING, DEAL_STAGE_LOST, DEAL_STAGE_TIME);
                            case LEAD_STAGES ->
                                Stream.of(LEAD_STAGE_REACHED, LEAD_STAGE_STANDING, LEAD_STAGE_LOST, LEAD_STAGE_TIME);
                            case TEAM -> Stream.of(TEAM_OPEN_DEALS, TEAM_OVERDUE, TEAM_ANSWER_TIME, TEAM_REVENUE);
                        })
                .filter(Figure::isSeen)
                .distinct()
                .toList();
    }
}
