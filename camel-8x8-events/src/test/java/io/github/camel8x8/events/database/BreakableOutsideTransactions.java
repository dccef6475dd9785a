/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** On request, rejects each statement outside of a transaction, and no statement in one. */
public final class BreakableOutsideTransactions extends DelegatingDataSource {

    private final AtomicInteger rejected = new AtomicInteger();
    private volatile boolean broken;

    public BreakableOutsideTransactions(DataSource database) {
        super(database);
    }

    public void setBroken(boolean broken) {
        this.broken = broken;
    }

    /** The number of rejected statements. */
    public int rejected() {
        return rejected.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (broken
                                    && method.getName().equals("prepareStatement")
                                    && connection.getAutoCommit()) {
                                rejected.incrementAndGet();
                                throw new SQLException("the connection has broken", "08006");
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
