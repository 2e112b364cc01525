package io.weiche.db;

import io.weiche.kernel.AccountId;
import io.weiche.kernel.CurrentAccount;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/// Every transaction belongs to one account: no account, no transaction. The setting ends with the transaction, so a
/// pooled connection never carries it on.
final class AccountTransactionManager extends JdbcTransactionManager {
    private final DataSource pool;

    AccountTransactionManager(DataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var account = CurrentAccount.require();
        super.doBegin(transaction, definition);
        try {
            tellDatabase(account);
        } catch (SQLException e) {
            // or the connection would stay bound to the thread
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("could not set the account", e);
        }
    }

    private void tellDatabase(AccountId account) throws SQLException {
        var connection = DataSourceUtils.getConnection(pool);
        try (var statement = connection.prepareStatement("select set_config('app.account_id', ?, true)")) {
            statement.setString(1, account.toString());
            statement.execute();
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }
}
