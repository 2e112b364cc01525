package io.weiche.analytics.sales;

import io.weiche.accounts.Language;

/// What is counted of people.
public enum TeamMeasure {
    /// In progress now, whenever they were created.
    OPEN_LEADS("Offene Leads", "Open leads"),
    OPEN_DEALS("Offene Aufträge", "Open deals"),
    /// That came in within the period and are theirs now.
    INQUIRIES("Anfragen", "Inquiries"),
    ANSWERED("Beantwortet", "Answered"),
    /// Activities that wait for them and are past their deadline.
    OVERDUE("Überfällige Aktivitäten", "Overdue activities"),
    /// Activities they completed in the period; what a conversion completes is nobody's work.
    COMPLETED("Erledigte Aktivitäten", "Completed activities"),
    /// Deals won in the period.
    WON("Gewonnen", "Won");

    private final String german;
    private final String english;

    TeamMeasure(String german, String english) {
        this.german = german;
        this.english = english;
    }

    String label(Language language) {
        return language.pick(german, english);
    }
}
