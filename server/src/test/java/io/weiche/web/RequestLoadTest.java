package io.weiche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestLoadTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(5);
    private final RequestLoad load = new RequestLoad(clock::get);

    @Test
    void manyRequestsASecondAreWork() {
        requests(6);
        assertThat(load.busy()).isTrue();
    }

    @Test
    void aProbeNowAndThenIsNot() {
        for (int i = 0; i < 20; i++) {
            requests(5);
            assertThat(load.busy()).isFalse();
            clock.addAndGet(SECOND);
        }
    }

    @Test
    void twoSecondsAfterTheLastOneItIsQuiet() {
        requests(50);
        clock.addAndGet(SECOND);
        assertThat(load.busy()).isTrue();
        clock.addAndGet(SECOND);
        assertThat(load.busy()).isFalse();
    }

    @Test
    void whoWatchesASwitchDoesNotSlowItDown() {
        for (int i = 0; i < 50; i++) {
            load.begun(new MockHttpServletRequest("GET", "/api/v1/crm-mode/switches/7"));
        }
        assertThat(load.busy()).isFalse();
    }

    private void requests(int number) {
        for (int i = 0; i < number; i++) {
            load.begun(new MockHttpServletRequest("GET", "/api/v1/deals"));
        }
    }
}
