/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Commits, and reports to the caller that the commit has failed, as if the connection had broken
 * before the answer of the database.
 */
public final class FailingCommits extends DelegatingDataSource {

    private final AtomicInteger commits = new AtomicInteger();
    private final int each;

    /**
     * @param each how many commits there are for each one that is reported as failed
     */
    public FailingCommits(DataSource database, int each) {
        super(database);
        this.each = each;
    }

    /** The number of commits that were reported as failed. */
    public int failed() {
        return commits.get() / each;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            try {
                                Object result = method.invoke(connection, arguments);
                                if (method.getName().equals("commit")
                                        && commits.incrementAndGet() % each == 0) {
                                    throw new SQLException("the connection has broken", "08006");
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
