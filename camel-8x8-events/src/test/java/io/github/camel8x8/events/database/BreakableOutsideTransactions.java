/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** On request, rejects each statement outside of a transaction, and no statement in one. */
public final class BreakableOutsideTransactions extends InterceptedConnections {

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
    void before(Connection connection, String method, String sql) throws SQLException {
        if (broken && method.equals("prepareStatement") && connection.getAutoCommit()) {
            rejected.incrementAndGet();
            throw broken();
        }
    }
}
