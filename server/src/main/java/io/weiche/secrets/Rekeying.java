package io.weiche.secrets;

import io.weiche.kernel.CurrentAccount;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes the key that seals. A new one stands above the old one until everything has been sealed anew, batch by
/// batch, so that it can be stopped and begun again at any time, beside running servers.
@Service
public class Rekeying {
    private static final int BATCH = 500;

    private final Secrets secrets;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    Rekeying(Secrets secrets, JdbcClient sql, TransactionTemplate transaction) {
        this.secrets = secrets;
        this.sql = sql;
        this.transaction = transaction;
    }

    private record Sealed(String at, String place, byte[] value) {}

    /// @param found how many values were looked at
    /// @param missed sealed with another key, and changed by somebody else in between
    private record Batch(String last, int found, int sealed, int missed) {}

    /// @return false when a change that was begun goes on
    public boolean begin() {
        return secrets.addKey();
    }

    /// What belongs to no account.
    ///
    /// @return how many values were sealed anew
    public int sealCommon() {
        return seal(false);
    }

    /// What belongs to the current account.
    ///
    /// @return how many values were sealed anew
    public int sealAccount() {
        return seal(true);
    }

    private int seal(boolean ofAccount) {
        return SealedColumn.ALL.stream()
                .filter(column -> column.ofAccount() == ofAccount)
                .mapToInt(this::seal)
                .sum();
    }

    /// Until a pass misses nothing.
    private int seal(SealedColumn column) {
        var sealed = 0;
        var missed = 1;
        while (missed > 0) {
            missed = 0;
            var batch = new Batch("(0,0)", BATCH, 0, 0);
            while (batch.found() == BATCH) {
                batch = nextBatch(column, batch.last());
                sealed += batch.sealed();
                missed += batch.missed();
            }
        }
        return sealed;
    }

    /// What belongs to no account is no matter of a transaction, which has one.
    private Batch nextBatch(SealedColumn column, String after) {
        return column.ofAccount()
                ? Objects.requireNonNull(transaction.execute(_ -> sealBatch(column, after)))
                : sealBatch(column, after);
    }

    private Batch sealBatch(SealedColumn column, String after) {
        var found = about(column, column.batch())
                .param("after", after)
                .param("most", BATCH)
                .query(Sealed.class)
                .list();
        var old = found.stream()
                .filter(one -> !secrets.isCurrent(one.place(), one.value()))
                .toList();
        var sealed = old.isEmpty() ? 0 : write(column, old);
        return new Batch(found.isEmpty() ? after : found.getLast().at(), found.size(), sealed, old.size() - sealed);
    }

    private int write(SealedColumn column, List<Sealed> old) {
        return about(column, column.update())
                .param(
                        "at",
                        new SqlArrayValue("text", old.stream().map(Sealed::at).toArray()))
                .param("old", bytes(old.stream().map(Sealed::value)))
                .param(
                        "values",
                        bytes(old.stream()
                                .map(one -> secrets.seal(one.place(), secrets.open(one.place(), one.value())))))
                .update();
    }

    private static SqlArrayValue bytes(Stream<byte[]> values) {
        return new SqlArrayValue("bytea", (Object[]) values.toArray(byte[][]::new));
    }

    private JdbcClient.StatementSpec about(SealedColumn column, String statement) {
        var asked = sql.sql(statement);
        return column.ofAccount()
                ? asked.param("account", CurrentAccount.require().value())
                : asked;
    }

    /// Forgets the keys before the present one. Everything must have been sealed anew.
    public void finish() {
        secrets.keepCurrentKey();
    }
}
