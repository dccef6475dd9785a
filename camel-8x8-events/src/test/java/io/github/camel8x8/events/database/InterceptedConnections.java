/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Lets a test fail the methods of each connection. */
abstract class InterceptedConnections extends DelegatingDataSource {

    InterceptedConnections(DataSource database) {
        super(database);
    }

    /**
     * Called before each method of a connection. An exception is thrown instead of the call.
     *
     * @param sql the statement; empty if the method has none
     */
    void before(Connection connection, String method, String sql) throws SQLException {}

    /** Called after each method of a connection. An exception is thrown instead of the result. */
    void after(String method) throws SQLException {}

    /** How a broken connection is reported. */
    static SQLException broken() {
        return new SQLException("the connection has broken", "08006");
    }

    @Override
    public final Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            before(connection, method.getName(), sql(arguments));
                            try {
                                Object result = method.invoke(connection, arguments);
                                after(method.getName());
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private static String sql(Object @Nullable [] arguments) {
        return arguments != null && arguments[0] instanceof String sql ? sql : "";
    }
}
