package io.weiche.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// More requests at once than there are connections.
@WeicheTest
class RequestGateTest {
    private final TestAccounts accounts;
    private final DataSource pool;

    RequestGateTest(TestAccounts accounts, DataSource pool) {
        this.accounts = accounts;
        this.pool = pool;
    }

    @Test
    void jobsHaveConnectionsLeftWhateverComesInByRequests() throws Exception {
        // two workers of a switch, the scheduler, and one that an answer is followed by
        assertThat(pool.unwrap(HikariDataSource.class).getMaximumPoolSize())
                .isGreaterThanOrEqualTo(RequestGate.AT_ONCE + 4);
    }

    @Test
    void aCrowdIsAnsweredOrToldToComeAgain() {
        var api = accounts.open();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 200)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> api.get("/deals"), crowd))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .map(Api.Answer::status)
                    .distinct()
                    .toList();
            assertThat(List.of(200, 503)).containsAll(answers);
            assertThat(answers).contains(200);
        }
        api.get("/deals").is(200);
    }
}
