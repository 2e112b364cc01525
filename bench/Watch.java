import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.SQLException;

/// Looks on while something runs: log written by the database, longest transaction of the server, its heap.
final class Watch {
    private static final String OLDEST = """
            select (extract(epoch from clock_timestamp() - xact_start) * 1000)::bigint, query
            from pg_stat_activity
            where application_name = 'weiche' and pid <> pg_backend_pid() and xact_start is not null
            order by xact_start limit 1""";

    private final Stage stage;
    private final long walBefore;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long longestMillis;
    private volatile String longest = "";
    private long walBytes;

    Watch(Stage stage) throws SQLException {
        this.stage = stage;
        this.walBefore = wal();
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        this.thread = Thread.ofPlatform().daemon().start(this::look);
    }

    private long wal() throws SQLException {
        return stage.number("select pg_current_wal_lsn() - '0/0'");
    }

    private void look() {
        try (var connection = stage.another();
                var statement = connection.createStatement()) {
            while (!stopped) {
                var row = statement.executeQuery(OLDEST);
                if (row.next() && row.getLong(1) > longestMillis) {
                    longestMillis = row.getLong(1);
                    longest = row.getString(2).replaceAll("\\s+", " ");
                }
                Thread.sleep(20);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() throws SQLException, InterruptedException {
        stopped = true;
        thread.join();
        walBytes = wal() - walBefore;
    }

    long walBytes() {
        return walBytes;
    }

    double longestSeconds() {
        return longestMillis / 1000.0;
    }

    /// The last statement of the longest transaction.
    String longest() {
        return longest.substring(0, Math.min(100, longest.length()));
    }

    /// In megabytes: the sum of the pools' peaks, so rather too much than too little.
    long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / (1024 * 1024);
    }
}
