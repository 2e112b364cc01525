package io.weiche.duplicates;

import io.weiche.kernel.RecordKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// How probably two records are the same, and why. A shared e-mail address says most; a shared phone number says less
/// when the names have nothing in common, because switchboards and couples share one. Deals of one customer are the
/// same only when they are called alike or are worth the same.
///
/// @param score 0 to 99
/// @param reasons the strongest first
public record Likeness(int score, List<Reason> reasons) {
    /// From here on two records are shown as duplicates.
    static final int PROBABLE = 50;

    private static final int HIGHEST = 99;
    private static final int OTHER_NAMES = 25;
    /// Companies bear names that others do not.
    private static final int COMPANY_NAME = 55;

    private static final int PERSON_NAME = 30;
    private static final int SAME_COMPANY = 25;

    public Likeness {
        reasons = List.copyOf(reasons);
    }

    /// What two records have in common.
    public enum Common {
        EMAIL(70),
        PHONE(60),
        MESSENGER(60),
        NAME(PERSON_NAME),
        COMPANY(SAME_COMPANY),
        CUSTOMER(35),
        AMOUNT(25);

        private final int weight;

        Common(int weight) {
            this.weight = weight;
        }
    }

    /// @param value the key in common, as it is compared
    public record Reason(Common common, String value) {}

    static Likeness of(RecordKind kind, Facts one, Facts other) {
        var reasons = new ArrayList<Reason>();
        int score = 0;
        for (var common : List.of(Common.EMAIL, Common.PHONE, Common.MESSENGER)) {
            var key = one.points().entrySet().stream()
                    .filter(point -> point.getValue().name().equals(common.name())
                            && other.points().containsKey(point.getKey()))
                    .map(java.util.Map.Entry::getKey)
                    .sorted()
                    .findFirst();
            if (key.isPresent()) {
                reasons.add(new Reason(common, key.get()));
                score += common.weight;
            }
        }
        if (one.name() != null && one.name().equals(other.name())) {
            reasons.add(new Reason(Common.NAME, one.name()));
            score += kind == RecordKind.COMPANY ? COMPANY_NAME : PERSON_NAME;
        } else if (nothingInCommon(one, other)) {
            score -= OTHER_NAMES;
        }
        var company = one.companies().stream()
                .filter(other.companies()::contains)
                .sorted()
                .findFirst();
        if (company.isPresent()) {
            var common = kind == RecordKind.DEAL ? Common.CUSTOMER : Common.COMPANY;
            reasons.add(new Reason(common, company.get()));
            score += common.weight;
        }
        if (one.amount() != null && one.amount().equals(other.amount())) {
            reasons.add(new Reason(Common.AMOUNT, one.amount()));
            score += Common.AMOUNT.weight;
        }
        return new Likeness(Math.clamp(score, 0, HIGHEST), reasons);
    }

    private static boolean nothingInCommon(Facts one, Facts other) {
        if (one.name() == null || other.name() == null) {
            return false;
        }
        var words = Set.copyOf(Arrays.asList(one.name().split(" ")));
        return Arrays.stream(other.name().split(" ")).noneMatch(words::contains);
    }
}
