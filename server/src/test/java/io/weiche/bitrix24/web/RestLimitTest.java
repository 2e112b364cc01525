package io.weiche.bitrix24.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.bitrix24.wire.RestError;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();

    @Test
    void fiftyComeAtOnceAndThenTwoASecondFromEachAddress() {
        var limit = new RestLimit(2, now::get);
        for (int i = 0; i < 50; i++) {
            limit.enter("192.0.2.1");
        }
        assertThatThrownBy(() -> limit.enter("192.0.2.1")).isInstanceOfSatisfying(RestError.class, error -> {
            assertThat(error.status()).isEqualTo(503);
            assertThat(error.code()).isEqualTo("QUERY_LIMIT_EXCEEDED");
        });
        assertThatCode(() -> limit.enter("192.0.2.2")).doesNotThrowAnyException();
        now.addAndGet(SECOND);
        limit.enter("192.0.2.1");
        limit.enter("192.0.2.1");
        assertThatThrownBy(() -> limit.enter("192.0.2.1")).isInstanceOf(RestError.class);
    }

    @Test
    void withoutASettingThereIsNoLimit() {
        var limit = new RestLimit(0, now::get);
        for (int i = 0; i < 1_000; i++) {
            limit.enter("192.0.2.1");
        }
    }
}
