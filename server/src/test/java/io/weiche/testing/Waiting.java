package io.weiche.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Makes things happen at the same moment: one holds a lock, and goes on when the others have come as far as to wait
/// for it.
public final class Waiting {
    private static final String WAITING = """
            with recursive waiting (pid) as (
                select l.pid from pg_locks l where not l.granted and pg_backend_pid() = any(pg_blocking_pids(l.pid))
                union
                select l.pid from waiting w join pg_locks l on not l.granted and w.pid = any(pg_blocking_pids(l.pid)))
            select count(*) from waiting""";

    private Waiting() {}

    /// Returns when so many connections wait for what the current transaction holds, or for each other behind it.
    public static void forUs(JdbcClient sql, int connections) {
        Patience.await(
                connections + " wait for this transaction",
                () -> sql.sql(WAITING).query(Integer.class).single() >= connections);
    }
}
