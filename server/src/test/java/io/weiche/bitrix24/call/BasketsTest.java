package io.weiche.bitrix24.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BasketsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final Baskets baskets = new Baskets();

    @Test
    void workIsSummedUpUntilItsMinuteDropsOut() {
        assertThat(baskets.at(0)).isEqualTo(Baskets.Spent.NOTHING);
        baskets.add(30 * SECOND, 5 * SECOND);
        baskets.add(59 * SECOND, 2 * SECOND);
        baskets.add(3 * MINUTE, SECOND);
        assertThat(baskets.at(3 * MINUTE)).isEqualTo(new Baskets.Spent(8, 420));
        assertThat(baskets.at(10 * MINUTE - SECOND)).isEqualTo(new Baskets.Spent(8, 1));
        assertThat(baskets.at(10 * MINUTE)).isEqualTo(new Baskets.Spent(1, 180));
        assertThat(baskets.at(13 * MINUTE)).isEqualTo(Baskets.Spent.NOTHING);
    }

    @Test
    void aBasketIsUsedAgainAfterTenMinutesAlsoByAClockBelowZero() {
        baskets.add(-11 * MINUTE, 5 * SECOND);
        baskets.add(-MINUTE, SECOND);
        assertThat(baskets.at(-MINUTE)).isEqualTo(new Baskets.Spent(1, 600));
    }
}
