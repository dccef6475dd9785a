/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with a separate table of positions. Thread-safe. */
final class PositionDatabase implements AutoCloseable {

    private static final AtomicInteger TABLES = new AtomicInteger();

    private final String table = "positions_" + TABLES.incrementAndGet();
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate sql;

    PositionDatabase(String url) {
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(12);
        sql = new JdbcTemplate(pool);
    }

    /** Another repository of the same table, as in another process. */
    JdbcPositionRepository repository() {
        JdbcPositionRepository repository = new JdbcPositionRepository(pool, table);
        repository.start();
        return repository;
    }

    /** A repository that uses the transaction of the thread. */
    JdbcPositionRepository transactionAwareRepository() {
        JdbcPositionRepository repository =
                new JdbcPositionRepository(new TransactionAwareDataSourceProxy(pool), table);
        repository.start();
        return repository;
    }

    TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    /** A connection with an open transaction. */
    Connection transaction() throws SQLException {
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Whether the repository stores the position of this event, in a separate transaction. */
    boolean isNew(JdbcPositionRepository repository, Exchange event) throws SQLException {
        try (Connection connection = transaction()) {
            boolean result = repository.storePositionOn(connection, event);
            connection.commit();
            return result;
        }
    }

    int rows() {
        Integer rows = sql.queryForObject("SELECT count(*) FROM " + table, Integer.class);
        return rows == null ? 0 : rows;
    }

    /** Executes a statement in which {@code %s} is the table. */
    void update(String statement, Object... arguments) {
        sql.update(statement.formatted(table), arguments);
    }

    int activeConnections() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
