/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.database;

import io.github.camel8x8.events.position.JdbcPositionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Waits for the lock of positions before each change of one, and reports a timeout as MySQL does.
 */
public final class LateLockTimeouts extends InterceptedConnections {

    private static final String LOCK =
            "SELECT * FROM " + JdbcPositionRepository.DEFAULT_TABLE + " FOR UPDATE";

    public LateLockTimeouts(DataSource database) {
        super(database);
    }

    /** Locks the positions until the end of the transaction. */
    public static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
    }

    @Override
    void before(Connection connection, String method, String sql) throws SQLException {
        if (sql.startsWith("UPDATE")) {
            try {
                lock(connection);
            } catch (SQLException e) {
                throw new SQLException("Lock wait timeout exceeded", "40001", e);
            }
        }
    }
}
