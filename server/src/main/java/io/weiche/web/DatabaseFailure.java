package io.weiche.web;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// What an error of the database means to whoever sent the request, by its SQLSTATE (reliability 7.1, 7.14).
public enum DatabaseFailure {
    /// A value the database does not take. The use cases refuse it before, by name; this is the second fence.
    REFUSED_INPUT,
    /// Somebody else wrote the same at this moment.
    TWIN,
    /// Nothing is wrong with the request: it may be repeated.
    BUSY,
    /// Our own, or no error of the database at all.
    DEFECT;

    private static final Set<String> BUSY_CLASSES = Set.of("08", "40", "53", "58");
    private static final Set<String> BUSY_STATES = Set.of("55P03", "57014", "57P01", "57P02", "57P03");

    public static DatabaseFailure of(Throwable e) {
        if (e instanceof TransactionSystemException ended) {
            // the connection is gone; what it was lost by tells more than that nothing could be rolled back on it
            var first = ended.getApplicationException();
            return first == null ? BUSY : of(first);
        }
        if (e instanceof CannotCreateTransactionException) {
            // no connection could be had; nothing of the request has been done
            return BUSY;
        }
        var cause = sqlException(e);
        if (cause == null || cause.getSQLState() == null) {
            return DEFECT;
        }
        return of(cause.getSQLState(), String.valueOf(cause.getMessage()));
    }

    /// Of a failure at the very end of a transaction: whether it leaves open if the transaction was kept. An error that
    /// the database itself gives says that it was not.
    public static boolean leavesOpen(Throwable e) {
        var cause = sqlException(e);
        return cause == null || cause.getSQLState() == null
                ? e instanceof TransactionSystemException
                : cause.getSQLState().startsWith("08") || cause.getSQLState().startsWith("57P0");
    }

    static DatabaseFailure of(String state, String message) {
        if (BUSY_STATES.contains(state) || BUSY_CLASSES.contains(state.substring(0, 2))) {
            return BUSY;
        }
        if (forgottenAccount(state, message)) {
            return DEFECT;
        }
        if (state.equals("23505")) {
            return TWIN;
        }
        return state.startsWith("22") || state.startsWith("23") ? REFUSED_INPUT : DEFECT;
    }

    /// A statement outside of an account reads an empty `app.account_id`. No caller can cause that: numbers are bound
    /// as numbers.
    private static boolean forgottenAccount(String state, String message) {
        return message.contains("app.account_id") || state.equals("22P02") && message.contains("type bigint: \"\"");
    }

    static @Nullable SQLException sqlException(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
