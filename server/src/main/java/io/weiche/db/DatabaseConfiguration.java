package io.weiche.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DataSourceConnectionProvider;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/// The pool of connections, transactions and the two ways to write SQL.
@Configuration
@EnableTransactionManagement
class DatabaseConfiguration {
    /// No statement, lock or forgotten transaction may hold others up for long (reliability 7.2).
    private static final String OPTIONS = "-c statement_timeout=30s -c lock_timeout=5s"
            + " -c idle_in_transaction_session_timeout=15s -c client_connection_check_interval=5s";

    private static final int CONNECTIONS = 20;

    /// Knows the states of PostgreSQL: which errors pass by themselves, and which do not.
    private static final SQLExceptionTranslator TRANSLATOR = new SQLErrorCodeSQLExceptionTranslator("PostgreSQL");

    @Bean
    HikariDataSource pool(Database database) throws SQLException {
        var config = new HikariConfig();
        config.setPoolName("weiche");
        config.setJdbcUrl(database.jdbcUrl());
        config.setDataSourceProperties(database.nodeProperties(OPTIONS));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setIdleTimeout(TimeUnit.MINUTES.toMillis(5));
        config.setMaxLifetime(TimeUnit.MINUTES.toMillis(10));
        config.setKeepaliveTime(TimeUnit.MINUTES.toMillis(2));
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(5));
        var pool = new HikariDataSource(config);
        try (var connection = pool.getConnection()) {
            Roles.refuseStrongRole(connection);
        }
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource pool) {
        return new AccountTransactionManager(pool);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    DSLContext dslContext(DataSource pool) {
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(pool)));
        configuration.set(new DefaultExecuteListenerProvider(new JooqExceptions(TRANSLATOR)));
        // the search path names the schema
        configuration.set(new Settings().withRenderSchema(false).withExecuteLogging(false));
        return DSL.using(configuration);
    }

    @Bean
    JdbcClient jdbcClient(DataSource pool) {
        var template = new JdbcTemplate(pool);
        template.setExceptionTranslator(TRANSLATOR);
        return JdbcClient.create(template);
    }
}
