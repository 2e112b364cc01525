package io.weiche.analytics;

import io.weiche.modes.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which mode fits an account, by its own history.
///
/// @param fits null: there is too little history to say
/// @param now the mode it works in
/// @param classic how the period counts with leads
/// @param simple how it counts without
public record ModeAdvice(
        @Nullable Mode fits, Mode now, Report.Span period, List<Reason> reasons, Funnel classic, Funnel simple) {
    public ModeAdvice {
        reasons = List.copyOf(reasons);
    }

    /// What of the history speaks for which mode.
    ///
    /// @param value a number of inquiries a month, or a share in percent
    public record Reason(Kind kind, long value, Mode speaksFor) {}

    public enum Kind {
        INQUIRIES_A_MONTH,
        /// Cases that were junk or lost before anybody had qualified them.
        SORTED_OUT,
        KNOWN_CUSTOMERS
    }

    /// The same inquiries as a mode shows them: with leads qualified ones become deals, and those that a rule lets skip
    /// the lead; without leads all of them do. As many come to nothing in either mode.
    ///
    /// @param leads null without leads; not those that skipped it
    /// @param lost deals that were lost; with leads those that had been qualified or had skipped the lead
    /// @param sortedOut junk; with leads also those that were lost as leads before anybody had qualified them
    /// @param winRate share of the deals that are won, in percent; null without deals
    public record Funnel(
            @Nullable Long leads,
            long deals,
            long qualified,
            long won,
            long lost,
            long sortedOut,
            @Nullable Long winRate) {}

    /// What else is counted of the inquiries.
    ///
    /// @param junk cases that were junk
    /// @param lostUnqualified cases that were lost before anybody had qualified them
    /// @param known inquiries from customers that were known
    /// @param skipped cases that skipped the lead in classic mode
    record Ends(long junk, long lostUnqualified, long known, Skipped skipped) {}

    /// @param unqualified those of them that nobody has qualified
    /// @param lostUnqualified those of them that were lost before anybody had
    record Skipped(long all, long unqualified, long lostUnqualified) {
        static final Skipped NONE = new Skipped(0, 0, 0);
    }

    private static final int ENOUGH = 20;
    private static final int MANY_A_MONTH = 60;
    private static final int MANY_SORTED_OUT = 30;
    private static final int MANY_KNOWN = 50;

    static ModeAdvice of(Mode now, Period period, Numbers numbers, Ends ends) {
        var sortedOut = numbers.junk() + ends.lostUnqualified();
        var skipped = ends.skipped();
        var deals = numbers.qualified() + skipped.unqualified();
        var lostAsLeads = ends.lostUnqualified() - skipped.lostUnqualified();
        var monthly = numbers.inquiries() * 30 / Math.max(1, period.days());
        var reasons = List.of(
                reason(Kind.INQUIRIES_A_MONTH, monthly, monthly >= MANY_A_MONTH ? Mode.CLASSIC : Mode.SIMPLE),
                reason(Kind.SORTED_OUT, percent(sortedOut, numbers.inquiries()), MANY_SORTED_OUT, Mode.CLASSIC),
                reason(Kind.KNOWN_CUSTOMERS, percent(ends.known(), numbers.inquiries()), MANY_KNOWN, Mode.SIMPLE));
        var classic = reasons.stream()
                .filter(reason -> reason.speaksFor() == Mode.CLASSIC)
                .count();
        return new ModeAdvice(
                numbers.inquiries() < ENOUGH ? null : classic >= 2 ? Mode.CLASSIC : Mode.SIMPLE,
                now,
                Report.Span.of(period),
                reasons,
                new Funnel(
                        numbers.cases() - skipped.all(),
                        deals,
                        numbers.qualified(),
                        numbers.won(),
                        numbers.lost() - lostAsLeads,
                        ends.junk() + lostAsLeads,
                        share(numbers.won(), deals)),
                new Funnel(
                        null,
                        numbers.cases(),
                        numbers.qualified(),
                        numbers.won(),
                        numbers.lost(),
                        ends.junk(),
                        share(numbers.won(), numbers.cases())));
    }

    private static Reason reason(Kind kind, long value, Mode speaksFor) {
        return new Reason(kind, value, speaksFor);
    }

    private static Reason reason(Kind kind, long value, int many, Mode mode) {
        return new Reason(kind, value, value >= many == (mode == Mode.CLASSIC) ? Mode.CLASSIC : Mode.SIMPLE);
    }

    private static long percent(long part, long whole) {
        return whole == 0 ? 0 : Math.round(100.0 * part / whole);
    }

    private static @Nullable Long share(long part, long whole) {
        return whole == 0 ? null : percent(part, whole);
    }
}
