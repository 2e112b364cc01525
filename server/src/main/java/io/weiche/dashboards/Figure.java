package io.weiche.dashboards;

import io.weiche.accounts.Language;
import io.weiche.analytics.Measure;
import io.weiche.analytics.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What a tile shows of the inquiries it is about: one of the counts of a report, or what follows from them.
public enum Figure {
    INQUIRIES("Anfragen", "Inquiries", Measure.INQUIRIES),
    CASES("Vorgänge", "Cases", Measure.CASES),
    ANSWERED("Beantwortete Anfragen", "Answered inquiries", Measure.ANSWERED),
    QUALIFIED("Qualifiziert", "Qualified", Measure.QUALIFIED),
    WON("Gewonnen", "Won", Measure.WON),
    LOST("Verloren", "Lost", Measure.LOST),
    OPEN("Offen", "Open", Measure.OPEN),
    JUNK("Ungeeignet", "Junk", Measure.JUNK),
    /// Of the won ones.
    REVENUE("Umsatz", "Revenue", Measure.WON),
    /// Won ones among the cases.
    WON_RATE("Gewinnquote", "Won rate", Measure.WON),
    /// From the inquiry to its first answer, on average over those answered.
    ANSWER_TIME("Bis zur ersten Antwort", "Time to first answer", Measure.ANSWERED);

    private final String german;
    private final String english;
    private final Measure listed;

    Figure(String german, String english, Measure listed) {
        this.german = german;
        this.english = english;
        this.listed = listed;
    }

    String label(Language language) {
        return language.pick(german, english);
    }

    /// Null where there is nothing to have one of.
    @Nullable
    BigDecimal of(Numbers numbers) {
        return switch (this) {
            case REVENUE -> numbers.revenue();
            case WON_RATE ->
                numbers.cases() == 0
                        ? null
                        : BigDecimal.valueOf(numbers.won())
                                .divide(BigDecimal.valueOf(numbers.cases()), 4, RoundingMode.HALF_UP);
            case ANSWER_TIME -> numbers.answerSeconds() == null ? null : BigDecimal.valueOf(numbers.answerSeconds());
            default -> BigDecimal.valueOf(numbers.of(listed));
        };
    }

    /// The inquiries that stand behind it.
    public Measure listed() {
        return listed;
    }
}
