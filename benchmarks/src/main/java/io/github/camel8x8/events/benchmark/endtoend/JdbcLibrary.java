/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * JDBC with one connection. A batch is inserted when it is full, and at least once a second; with
 * the driver's option it is one statement.
 */
final class JdbcLibrary implements TargetLibrary {

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "batches");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final AtomicLong count = new AtomicLong();
    private final int batch;

    @GuardedBy("this")
    private final Connection connection;

    @GuardedBy("this")
    private final PreparedStatement insert;

    @GuardedBy("this")
    private int waiting;

    JdbcLibrary(String url, String table, int batch) throws SQLException {
        this.batch = batch;
        connection = DriverManager.getConnection(url + "&reWriteBatchedInserts=true");
        connection.setAutoCommit(false);
        insert =
                connection.prepareStatement(
                        "insert into %s (id, type, payload) values (?, ?, ?)".formatted(table));
        timer.scheduleWithFixedDelay(this::insertWaiting, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void send(ReceivedEvent event) throws SQLException {
        insert.setString(1, event.messageId());
        insert.setString(2, event.type());
        insert.setString(3, event.payload());
        insert.addBatch();
        waiting++;
        if (waiting >= batch) {
            insertAll();
        }
    }

    private synchronized void insertWaiting() {
        try {
            if (waiting > 0) {
                insertAll();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The batch was not inserted", e);
        }
    }

    @GuardedBy("this")
    private void insertAll() throws SQLException {
        insert.executeBatch();
        connection.commit();
        count.addAndGet(waiting);
        waiting = 0;
    }

    @Override
    public long count() {
        return count.get();
    }
}
