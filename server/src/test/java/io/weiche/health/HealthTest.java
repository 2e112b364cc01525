package io.weiche.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WeicheTest
class HealthTest {
    private final String server;

    HealthTest(TestAccounts accounts) {
        this.server = accounts.open().server();
    }

    @Test
    void anybodyMayAskWhetherTheServerLivesAndIsReady() {
        assertThat(Api.raw("GET", server + "/health/live", null, Map.of())
                        .is(200)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("up");
        assertThat(Api.raw("GET", server + "/health/ready", null, Map.of())
                        .is(200)
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("ready");
    }
}
