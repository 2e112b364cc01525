package io.weiche.testing;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The words of records are read in the background, a moment after they were written.
public final class WordsOfRecords {
    private WordsOfRecords() {}

    /// Waits until the words of everything written in the account have been read.
    public static void untilRead(JdbcClient sql, Api api) {
        Patience.await("the words of records are read", () -> waiting(sql, api) == 0);
    }

    private static long waiting(JdbcClient sql, Api api) {
        return sql.sql("select count(*) from search_queue where account_id = :account")
                .param("account", api.account().value())
                .query(Long.class)
                .single();
    }
}
