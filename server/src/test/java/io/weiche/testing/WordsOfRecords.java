package io.weiche.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The words of records are read in the background, a moment after they were written.
public final class WordsOfRecords {
    private static final int TRIES = 1_200;
    private static final int PAUSE_MS = 50;

    private WordsOfRecords() {}

    /// Waits until the words of everything written in the account have been read.
    public static void untilRead(JdbcClient sql, Api api) throws InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            var waiting = sql.sql("select count(*) from search_queue where account_id = :account")
                    .param("account", api.account().value())
                    .query(Long.class)
                    .single();
            if (waiting == 0) {
                return;
            }
            Thread.sleep(PAUSE_MS);
        }
        throw new AssertionError("nobody reads the words of records");
    }
}
