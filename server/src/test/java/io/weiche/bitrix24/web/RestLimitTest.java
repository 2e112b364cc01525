package io.weiche.bitrix24.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiche.bitrix24.wire.RestError;
import io.weiche.config.Config;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import net.javacrumbs.jsonunit.assertj.JsonAssertions;
import org.junit.jupiter.api.Test;

class RestLimitTest {
    private static RestLimit of(String perSecond) {
        return new RestLimit(Config.of(Map.of("WEICHE_REST_PER_SECOND", perSecond)));
    }

    @Test
    void whoAsksTooOftenIsToldSoInTheWordsOfTheOriginal() {
        var limit = of("2");
        IntStream.range(0, 50).forEach(_ -> limit.enter("192.0.2.1"));
        assertThatThrownBy(() -> IntStream.range(0, 5).forEach(_ -> limit.enter("192.0.2.1")))
                .isInstanceOfSatisfying(RestError.class, error -> {
                    var answer = Envelope.of(error);
                    assertThat(answer.getStatusCode().value()).isEqualTo(503);
                    JsonAssertions.assertThatJson(new String(answer.getBody(), StandardCharsets.UTF_8))
                            .isEqualTo("{error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests'}");
                });
        limit.enter("192.0.2.2");
    }

    @Test
    void withoutASettingEverybodyAsksAsOftenAsTheyLike() {
        var limit = of("0");
        IntStream.range(0, 10_000).forEach(_ -> limit.enter("192.0.2.1"));
    }
}
