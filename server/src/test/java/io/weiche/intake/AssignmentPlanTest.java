package io.weiche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.intake.AssignmentPlan.Candidate;
import io.weiche.intake.ChannelRule.How;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who takes care of what comes in.
class AssignmentPlanTest {
    private static final List<Candidate> PEOPLE = List.of(
            new Candidate(30, 3, 0, 0, true), new Candidate(10, 1, 2, 5, false), new Candidate(20, 2, 1, 3, true));

    private static List<Long> chosen(How how, boolean byHours, int count) {
        var plan = new AssignmentPlan(how, PEOPLE, byHours);
        return Stream.generate(plan::next)
                .limit(count)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void theFirstOfTheRuleTakesEverything() {
        assertThat(chosen(How.FIXED, false, 3)).containsExactly(10L, 10L, 10L);
    }

    @Test
    void inTurnsItIsWhoseTurnWasLongestAgo() {
        assertThat(chosen(How.ROUND_ROBIN, false, 6)).containsExactly(30L, 20L, 10L, 30L, 20L, 10L);
    }

    @Test
    void byLoadItIsWhoHasTheLeastUntilAllHaveAsMuch() {
        assertThat(chosen(How.LOAD, false, 6)).containsExactly(30L, 30L, 30L, 20L, 30L, 20L);
    }

    @Test
    void whoDoesNotWorkNowIsLeftOutUnlessNobodyDoes() {
        assertThat(chosen(How.FIXED, true, 1)).containsExactly(20L);
        var asleep = new AssignmentPlan(How.FIXED, List.of(new Candidate(10, 1, 0, 0, false)), true);
        assertThat(asleep.next()).contains(10L);
    }

    @Test
    void withNobodyThereNobodyIsChosen() {
        assertThat(new AssignmentPlan(How.LOAD, List.of(), true).next()).isEmpty();
    }
}
