/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.database;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Commits, and reports to the caller that the commit has failed, as if the connection had broken
 * before the answer of the database.
 */
public final class FailingCommits extends InterceptedConnections {

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
    void after(String method) throws SQLException {
        if (method.equals("commit") && commits.incrementAndGet() % each == 0) {
            throw broken();
        }
    }
}
