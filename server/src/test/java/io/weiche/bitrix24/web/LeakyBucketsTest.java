package io.weiche.bitrix24.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakyBucketsTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();

    @Test
    void fiftyComeAtOnceAndThenTwoASecondFromEachAddress() {
        var buckets = new LeakyBuckets(2, now::get);
        assertThat(IntStream.range(0, 50).allMatch(_ -> buckets.fits("192.0.2.1")))
                .isTrue();
        assertThat(buckets.fits("192.0.2.1")).isFalse();
        assertThat(buckets.fits("192.0.2.2")).isTrue();
        now.addAndGet(SECOND);
        assertThat(buckets.fits("192.0.2.1")).isTrue();
        assertThat(buckets.fits("192.0.2.1")).isTrue();
        assertThat(buckets.fits("192.0.2.1")).isFalse();
    }
}
