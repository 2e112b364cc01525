package io.weiche.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// What an SQLSTATE means to whoever sent the request (reliability 7.14).
class DatabaseFailureTest {
    @ParameterizedTest
    @CsvSource({
        "22001, REFUSED_INPUT",
        "22021, REFUSED_INPUT",
        "22P05, REFUSED_INPUT",
        "23502, REFUSED_INPUT",
        "23503, REFUSED_INPUT",
        "23514, REFUSED_INPUT",
        "23505, TWIN",
        "40001, BUSY",
        "40P01, BUSY",
        "53100, BUSY",
        "53300, BUSY",
        "55P03, BUSY",
        "57014, BUSY",
        "57P01, BUSY",
        "08006, BUSY",
        "42704, DEFECT",
        "42501, DEFECT",
        "42601, DEFECT",
        "XX000, DEFECT"
    })
    void aStateIsRefusedRepeatableOrOurs(String state, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(state, "ERROR: something")).isEqualTo(failure);
    }

    @Test
    void aConnectionThatDiedIsJudgedByWhatItDiedOf() {
        var closed = new SQLException("Connection is closed");
        var rollback = new TransactionSystemException("JDBC rollback failed", closed);
        rollback.initApplicationException(new IllegalStateException(new SQLException("terminated", "57P01")));
        assertThat(DatabaseFailure.of(rollback)).isEqualTo(DatabaseFailure.BUSY);

        var ours = new TransactionSystemException("JDBC rollback failed", closed);
        ours.initApplicationException(new IllegalStateException("ours"));
        assertThat(DatabaseFailure.of(ours)).isEqualTo(DatabaseFailure.DEFECT);
        assertThat(DatabaseFailure.of(new TransactionSystemException("JDBC commit failed", closed)))
                .isEqualTo(DatabaseFailure.BUSY);
    }

    @Test
    void whoGetsNoConnectionMayRepeat() {
        var exhausted = new SQLTransientConnectionException("Connection is not available");
        assertThat(DatabaseFailure.of(new CannotCreateTransactionException("could not open", exhausted)))
                .isEqualTo(DatabaseFailure.BUSY);
    }

    @Test
    void aForgottenAccountIsNeverTheCallersFault() {
        assertThat(DatabaseFailure.of("22P02", "ERROR: invalid input syntax for type bigint: \"\""))
                .isEqualTo(DatabaseFailure.DEFECT);
        assertThat(DatabaseFailure.of("42704", "ERROR: unrecognized configuration parameter \"app.account_id\""))
                .isEqualTo(DatabaseFailure.DEFECT);
        assertThat(DatabaseFailure.of("22P02", "ERROR: invalid input syntax for type json"))
                .isEqualTo(DatabaseFailure.REFUSED_INPUT);
    }
}
