package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// What is counted of inquiries. The same condition counts and lists, so a number is as long as its list.
/// docs/analytics.md says each in words.
public enum Measure {
    INQUIRIES,
    /// One for each lead or deal, however many inquiries are about it.
    CASES,
    FOLLOW_UPS,
    ANSWERED,
    QUALIFIED,
    WON,
    LOST,
    OPEN,
    JUNK,
    /// Won in a currency for which no rate is known on that day: missing in the revenue.
    WITHOUT_RATE;

    private static final String WON_WORD = "WON";
    private static final String JUNK_WORD = "JUNK";

    /// @param firstStages the first stage of each pipeline: who only stands there is not qualified
    Condition condition(Touch touch, Collection<Long> firstStages, Revenue revenue) {
        var credited = touch.credited();
        return switch (this) {
            case INQUIRIES -> DSL.trueCondition();
            case CASES -> credited;
            case FOLLOW_UPS -> credited.not();
            case ANSWERED -> INQUIRY_FACT.ANSWERED_AT.isNotNull();
            case QUALIFIED -> credited.and(qualified(firstStages));
            case WON -> credited.and(fate(WON_WORD));
            case LOST -> credited.and(fate("LOST"));
            case OPEN -> credited.and(fate("OPEN"));
            case JUNK -> fate(JUNK_WORD);
            case WITHOUT_RATE ->
                credited.and(fate(WON_WORD))
                        .and(INQUIRY_FACT.AMOUNT.isNotNull())
                        .and(revenue.value().isNull());
        };
    }

    private static Condition fate(String fate) {
        return INQUIRY_FACT.FATE.eq(DSL.inline(fate));
    }

    /// Means the same in both modes: somebody has converted the lead, or the deal has left its first stage ahead.
    private static Condition qualified(Collection<Long> firstStages) {
        var ahead = INQUIRY_FACT
                .DEAL_ID
                .isNotNull()
                .and(INQUIRY_FACT.STOOD_STAGE_ID.ne(DSL.all(firstStages.toArray(Long[]::new))));
        return fate(JUNK_WORD).not().and(DSL.or(fate(WON_WORD), INQUIRY_FACT.BY_HAND.isTrue(), ahead));
    }
}
