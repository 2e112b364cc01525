package io.weiche.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Reading a table to which others write while its numbers become visible out of order.
class TailTest {
    private final Tail tail = new Tail(0);

    @Test
    void everyRowIsNewOnce() {
        assertThat(tail.isNew(5)).isTrue();
        tail.seen(5);
        assertThat(tail.isNew(5)).isFalse();
    }

    @Test
    void whatCouldNotBeToldIsNewOnceMore() {
        assertThat(tail.isNew(5)).isTrue();
        tail.looked(100, 102, 5);
        assertThat(tail.isNew(5)).isTrue();
    }

    @Test
    void aLowerNumberThatComesLateIsStillNew() {
        tail.seen(7);
        tail.looked(100, 102, 7);
        tail.looked(100, 103, 7);
        // transaction 100 still runs, and 6 may be its
        assertThat(tail.floor()).isZero();
        assertThat(tail.isNew(6)).isTrue();
        assertThat(tail.settled()).isFalse();
    }

    @Test
    void whenEverybodyHasEndedItGoesOn() {
        tail.seen(7);
        tail.looked(100, 102, 7);
        tail.looked(101, 103, 7);
        tail.looked(103, 104, 7);
        assertThat(tail.floor()).isEqualTo(7);
        assertThat(tail.settled()).isTrue();
        assertThat(tail.isNew(7)).isFalse();
    }

    @Test
    void somebodyWhoNeverEndsDoesNotKeepItForever() {
        tail.seen(7);
        for (int i = 0; i < 70; i++) {
            tail.looked(100, 200 + i, 7);
        }
        assertThat(tail.floor()).isEqualTo(7);
    }

    @Test
    void aFloodIsSteppedOver() {
        tail.seen(7);
        tail.jump(5_000);
        assertThat(tail.isNew(4_000)).isFalse();
        assertThat(tail.isNew(5_001)).isTrue();
    }
}
