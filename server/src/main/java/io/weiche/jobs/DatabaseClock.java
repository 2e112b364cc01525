package io.weiche.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database's time. Leases are compared by it alone, so a node whose clock is wrong or jumps takes nothing away
/// from others (reliability R17). Asked once a minute; in between the machine's steady counter, which no clock moves,
/// goes on.
final class DatabaseClock implements Clock {
    private static final long RENEW_AFTER = Duration.ofMinutes(1).toNanos();

    private final JdbcClient sql;
    private volatile @Nullable Sample sample;

    private record Sample(Instant time, long nanos) {}

    DatabaseClock(DataSource pool) {
        this.sql = JdbcClient.create(pool);
    }

    @Override
    public Instant now() {
        var known = sample;
        if (known == null || System.nanoTime() - known.nanos() > RENEW_AFTER) {
            known = new Sample(
                    sql.sql("select clock_timestamp()")
                            .query(OffsetDateTime.class)
                            .single()
                            .toInstant(),
                    System.nanoTime());
            sample = known;
        }
        return known.time().plusNanos(System.nanoTime() - known.nanos());
    }
}
