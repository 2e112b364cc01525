package io.weiche.intake.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.intake.Channel;
import io.weiche.intake.rules.InquiryRuleDraft.Asking;
import io.weiche.intake.rules.InquiryRuleDraft.Makes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which of several rules decides.
class FirstRuleTest {
    private static final long ADS = 1;
    private static final long REFERRAL = 2;
    private static final long FORM = 3;
    private static final long SALES = 4;

    private static InquiryRuleDraft rule(
            List<Channel> channels, List<Long> sources, List<Long> forms, List<Long> departments) {
        return new InquiryRuleDraft("Regel", 10, Makes.DEAL, null, channels, sources, forms, departments);
    }

    private static FirstRule first(Asking inquiry, InquiryRuleDraft... rules) {
        return FirstRule.of(List.of(rules), inquiry);
    }

    private static Asking asking(Channel channel, @Nullable Long source) {
        return new Asking(channel, source, FORM, Set.of(SALES));
    }

    @Test
    void theFirstThatFitsCounts() {
        var narrow = rule(List.of(Channel.FORM), List.of(REFERRAL), List.of(), List.of());
        var wide = rule(List.of(), List.of(REFERRAL), List.of(), List.of());
        assertThat(first(asking(Channel.FORM, REFERRAL), narrow, wide)).isEqualTo(new FirstRule.Found(0));
        assertThat(first(asking(Channel.CALL, REFERRAL), narrow, wide)).isEqualTo(new FirstRule.Found(1));
        assertThat(first(asking(Channel.FORM, REFERRAL), wide, narrow)).isEqualTo(new FirstRule.Found(0));
        assertThat(first(asking(Channel.FORM, ADS), narrow, wide)).isEqualTo(new FirstRule.None());
    }

    @Test
    void everyConditionMustBeMetByOneOfItsValues() {
        var whole = rule(List.of(Channel.FORM, Channel.CHAT), List.of(ADS, REFERRAL), List.of(FORM), List.of(SALES));
        assertThat(first(asking(Channel.FORM, ADS), whole)).isEqualTo(new FirstRule.Found(0));
        assertThat(first(asking(Channel.API, ADS), whole)).isEqualTo(new FirstRule.None());
        assertThat(first(asking(Channel.FORM, null), whole)).isEqualTo(new FirstRule.None());
        assertThat(first(new Asking(Channel.FORM, ADS, null, Set.of(SALES)), whole))
                .isEqualTo(new FirstRule.None());
        assertThat(first(new Asking(Channel.FORM, ADS, FORM, Set.of()), whole)).isEqualTo(new FirstRule.None());
        assertThat(first(asking(Channel.API, null), rule(List.of(), List.of(), List.of(), List.of())))
                .as("without conditions it fits all")
                .isEqualTo(new FirstRule.Found(0));
    }

    @Test
    void whatNobodyKnowsAnyMoreIsLeftUndecidedOnlyWhereItMatters() {
        var people = rule(List.of(), List.of(ADS), List.of(), List.of(SALES));
        var wide = rule(List.of(), List.of(), List.of(), List.of());
        assertThat(first(new Asking(Channel.API, ADS, null, null), people, wide))
                .isEqualTo(new FirstRule.Undecided());
        assertThat(first(new Asking(Channel.API, REFERRAL, null, null), people, wide))
                .isEqualTo(new FirstRule.Found(1));
        assertThat(first(new Asking(Channel.API, ADS, null, null), wide, people))
                .isEqualTo(new FirstRule.Found(0));
    }

    @Test
    void whoeverEntersALeadByHandHasDecided() {
        assertThat(first(asking(Channel.MANUAL, ADS), rule(List.of(), List.of(), List.of(), List.of())))
                .isEqualTo(new FirstRule.None());
    }
}
