package io.weiche.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Patience;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// An administrator sees how long people wait for what.
@WeicheTest
class SpeedometerTest {
    private static final Percentage CLOSE = Percentage.withPercentage(2);

    private final TestAccounts accounts;

    SpeedometerTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static void wait(Speedometer speedometer, Work work, int times, int milliseconds) {
        for (int i = 0; i < times; i++) {
            speedometer.answered(work, Duration.ofMillis(milliseconds).toNanos());
        }
    }

    @Test
    void halfOfTheAnswersAndNearlyAllOfThemCameWithin() {
        var speedometer = new Speedometer(() -> 0);
        wait(speedometer, Work.LIST, 60, 4);
        wait(speedometer, Work.LIST, 34, 20);
        wait(speedometer, Work.LIST, 6, 900);
        wait(speedometer, Work.SEARCH, Speedometer.FEWEST - 1, 1);
        assertThat(speedometer.waited()).singleElement().satisfies(lists -> {
            assertThat(lists.work()).isEqualTo(Work.LIST);
            assertThat(lists.half()).isCloseTo(4, CLOSE);
            assertThat(lists.most()).isCloseTo(900, CLOSE);
        });
    }

    @Test
    void whatIsLongerAgoThanAnHourIsForgotten() {
        var now = new AtomicLong();
        var speedometer = new Speedometer(now::get);
        wait(speedometer, Work.CARD, 50, 500);
        now.addAndGet(Duration.ofMinutes(31).toNanos());
        wait(speedometer, Work.CARD, 50, 500);
        assertThat(speedometer.waited()).hasSize(1);
        now.addAndGet(Duration.ofMinutes(30).toNanos());
        wait(speedometer, Work.CARD, 50, 2);
        now.addAndGet(Duration.ofMinutes(30).toNanos());
        assertThat(speedometer.waited().getFirst().most()).isCloseTo(2, CLOSE);
        now.addAndGet(Duration.ofHours(7).toNanos());
        assertThat(speedometer.waited()).isEmpty();
    }

    @Test
    void whateverTakesForEverIsAMinute() {
        var speedometer = new Speedometer(() -> 0);
        wait(speedometer, Work.REST, 30, 3_600_000);
        wait(speedometer, Work.SAVE, 30, 0);
        assertThat(speedometer.waited())
                .extracting(Speedometer.Waited::most)
                .satisfiesExactly(
                        save -> assertThat(save).isCloseTo(0.1, CLOSE),
                        rest -> assertThat(rest).isCloseTo(60_000, CLOSE));
    }

    @Test
    void addressesAreTheWorkPeopleKnow() {
        assertThat(Work.of("GET", "/api/v1/leads")).contains(Work.LIST);
        assertThat(Work.of("GET", "/api/v1/deals/board")).contains(Work.BOARD);
        assertThat(Work.of("GET", "/api/v1/contacts/{id}")).contains(Work.CARD);
        assertThat(Work.of("PATCH", "/api/v1/companies/{id}")).contains(Work.SAVE);
        assertThat(Work.of("POST", "/f/{key}")).contains(Work.INQUIRY);
        assertThat(Work.of("GET", "/f/{key}")).isEmpty();
        assertThat(Work.of("POST", "/rest/**")).contains(Work.REST);
        assertThat(Work.of("GET", "/api/v1/session")).isEmpty();
    }

    @Test
    void whatPeopleDoHereIsMeasured() {
        var api = accounts.open();
        for (int i = 0; i < Speedometer.FEWEST; i++) {
            api.get("/contacts").is(200);
            api.get("/contacts/999999999").is(404);
        }
        // an answer arrives before its time is noted
        Patience.await(
                "lists are among what was measured",
                () -> api.get("/speed").is(200).json().path("waited"),
                waited -> waited.valueStream()
                        .anyMatch(one -> one.path("work").asString().equals("LIST")
                                && one.path("half").doubleValue() > 0));
        api.get("/speed").is(200);
        Api manager = accounts.manager(api);
        manager.get("/speed").is(403);
    }
}
