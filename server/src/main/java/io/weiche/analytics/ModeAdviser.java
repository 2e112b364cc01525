package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import io.weiche.modes.CrmModes;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Says from an account's own history which mode fits it. It advises and changes nothing.
@Service
public class ModeAdviser {
    private final ReportStore store;
    private final Facts facts;
    private final CrmModes modes;
    private final Periods periods;

    ModeAdviser(ReportStore store, Facts facts, CrmModes modes, Periods periods) {
        this.periods = periods;
        this.store = store;
        this.facts = facts;
        this.modes = modes;
    }

    /// From the last whole quarter; from the last 90 days where nothing came in then.
    @Transactional(readOnly = true)
    public ModeAdvice advice() {
        var quarter = Period.lastQuarter(periods.today(), facts.zone());
        var numbers = numbers(quarter);
        var period = numbers.inquiries() > 0 ? quarter : periods.of(null, null);
        if (numbers.inquiries() == 0) {
            numbers = numbers(period);
        }
        var query = query(period);
        var junk = facts.measured(Measure.JUNK, Touch.FIRST).and(facts.measured(Measure.CASES, Touch.FIRST));
        var lostUnqualified = facts.measured(Measure.LOST, Touch.FIRST)
                .and(facts.measured(Measure.QUALIFIED, Touch.FIRST).not());
        var skipped = facts.measured(Measure.CASES, Touch.FIRST).and(Facts.skippedLead());
        var unqualified = facts.measured(Measure.QUALIFIED, Touch.FIRST).not();
        var ends = new ModeAdvice.Ends(
                store.count(query, junk),
                store.count(query, lostUnqualified),
                store.count(query, INQUIRY_FACT.KNOWN.isTrue()),
                new ModeAdvice.Skipped(
                        store.count(query, skipped),
                        store.count(query, skipped.and(unqualified)),
                        store.count(query, skipped.and(lostUnqualified))));
        return ModeAdvice.of(modes.get().mode(), period, numbers, ends);
    }

    private Numbers numbers(Period period) {
        return store.sums(query(period), Dimension.SOURCE).total();
    }

    private static ReportQuery query(Period period) {
        return new ReportQuery(period, Touch.FIRST, Map.of());
    }
}
