/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores positions in a table of a database, which is created at the start if it does not exist.
 * Works with every JDBC driver. Several processes may use the same table, also under the same key:
 * a position never replaces a newer one of the same topic. To move a position back on purpose, stop
 * the reader and change or delete the row with SQL.
 *
 * <p>There are two ways to use it, and they can be combined:
 *
 * <ul>
 *   <li>As {@code offsetRepository} of a reader, for processes without a common disk.
 *   <li>With {@link #storePosition} in a transacted route, so that the position is in the same
 *       transaction as the rows of the event: each event is then in the database exactly once. The
 *       data source must give the connection of the current transaction, as Spring's {@code
 *       TransactionAwareDataSourceProxy} does.
 * </ul>
 *
 * <p>Never commits, rolls back or changes the auto-commit mode. A connection whose auto-commit is
 * off belongs to a transaction of the caller. For this reason, connections outside of a transaction
 * must have auto-commit on, which is the default of JDBC and of connection pools. All methods may
 * be called from any thread.
 */
public final class JdbcPositionRepository extends ServiceSupport
        implements StateRepository<String, String> {

    /** The name of the table, if no other one is set. */
    public static final String DEFAULT_TABLE = "camel_8x8_events_position";

    private static final Logger LOG = LoggerFactory.getLogger(JdbcPositionRepository.class);

    private final DataSource dataSource;
    private final PositionTable table;

    /** The keys whose last event was in the database already. */
    private final Set<String> skipping = ConcurrentHashMap.newKeySet();

    /**
     * Stores positions in the table {@link #DEFAULT_TABLE}.
     *
     * @param dataSource gives connections in auto-commit mode, or the one of the current
     *     transaction
     */
    public JdbcPositionRepository(DataSource dataSource) {
        this(dataSource, DEFAULT_TABLE);
    }

    /**
     * Stores positions in a table. For beans in YAML, XML and properties: {@code
     * #class:io.github.camel8x8.events.position.JdbcPositionRepository(#bean:dataSource,'positions')}.
     *
     * @param dataSource gives connections in auto-commit mode, or the one of the current
     *     transaction
     * @param table the name of the table: letters, digits and underscores, after a schema and a dot
     *     if necessary
     * @throws IllegalArgumentException if the name contains other characters
     */
    public JdbcPositionRepository(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = new PositionTable(table);
    }

    /** {@return the data source} */
    public DataSource dataSource() {
        return dataSource;
    }

    /** {@return the name of the table} */
    public String table() {
        return table.name();
    }

    /**
     * Stores a position, unless the table has a newer one of the same topic. A value that is not a
     * position of this component is stored as it is. In a transaction of the caller, the position
     * becomes part of it; otherwise, it is in the database when this method returns.
     *
     * @throws IllegalStateException if it cannot be stored; the old position remains
     */
    @Override
    public void setState(String key, String value) {
        try (Connection connection = dataSource.getConnection()) {
            reportRepaired(key, value, table.advance(connection, key, value));
        } catch (SQLException e) {
            throw failure("Cannot store a position in", e);
        }
    }

    /**
     * Permits that older positions replace the stored one. The reader calls it if the topic was
     * created again on another cluster, where ids begin again. All ids of the topic are then older
     * than the position; a newer one is of an event of the old topic that was in the route.
     *
     * @param key the key
     * @param value the position that the server no longer has
     * @throws IllegalStateException if the table cannot be changed
     */
    public void expire(String key, String value) {
        try (Connection connection = dataSource.getConnection()) {
            table.expire(connection, key, value);
        } catch (SQLException e) {
            throw failure("Cannot store a position in", e);
        }
    }

    /**
     * The position that is in the table now; another process may have stored it.
     *
     * @throws IllegalStateException if it cannot be read
     */
    @Override
    public @Nullable String getState(String key) {
        try (Connection connection = dataSource.getConnection()) {
            return table.value(connection, key);
        } catch (SQLException e) {
            throw failure("Cannot read a position from", e);
        }
    }

    /**
     * Stores the position of an event, or of a batch of events, in the current transaction. A step
     * of a transacted route, before the steps that store the event.
     *
     * <p>If the database contains the event already, the route stops at this step, and the event
     * counts as processed. This happens if the answer of the database to a commit was lost, or if
     * another process reads with the same key. If the database contains only the first events of a
     * batch, they are removed from the body, so this step must be before those that replace it.
     *
     * <p>The position remains locked until the transaction ends, so events of one stream are stored
     * one after the other, by all processes together.
     *
     * @param exchange an event of a reader with an {@code offsetRepository} and {@code
     *     concurrentConsumers=1}, with its headers; not a part of a split
     * @throws IllegalArgumentException if the exchange is not such an event
     * @throws IllegalStateException if there is no transaction, or the position cannot be stored;
     *     the transaction must be rolled back
     */
    public void storePosition(Exchange exchange) {
        try (Connection connection = dataSource.getConnection()) {
            if (!storePositionOn(connection, exchange)) {
                exchange.setRouteStop(true);
            }
        } catch (SQLException e) {
            throw failure("Cannot store a position in", e);
        }
    }

    /**
     * Stores the position of an event, or of a batch, in the transaction of a connection, for
     * processors that use JDBC directly. As {@link #storePosition}, but the caller skips an event
     * that is in the database already.
     *
     * @param connection a connection with auto-commit off; the caller commits and closes it
     * @param exchange an event of a reader with an {@code offsetRepository} and {@code
     *     concurrentConsumers=1}, with its headers
     * @return whether the event is new; false if the database contains it already, so that the
     *     caller must not store it
     * @throws IllegalArgumentException if the exchange is not such an event
     * @throws IllegalStateException if auto-commit is on
     * @throws SQLException if the position cannot be stored; the transaction must be rolled back
     */
    public boolean storePositionOn(Connection connection, Exchange exchange) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException(
                    "storePosition is called without a transaction, so a kill could lose events; make"
                            + " the route transacted, and give JdbcPositionRepository a"
                            + " TransactionAwareDataSourceProxy or another DataSource that returns"
                            + " the connection of the transaction");
        }
        RoutedPosition position = RoutedPosition.of(exchange);
        PositionTable.Advance advance = table.advance(connection, position.key(), position.value());
        report(position.key(), advance);
        reportRepaired(position.key(), position.value(), advance);
        if (advance.stored()) {
            position.removeEventsUpTo(advance.before(), exchange.getMessage());
        }
        return advance.stored();
    }

    /** Creates the table. */
    @Override
    protected void doStart() {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "The DataSource of JdbcPositionRepository returns connections with"
                                + " auto-commit off, so a transaction of a route cannot be"
                                + " recognized; turn auto-commit on (in HikariCP, autoCommit=true)");
            }
            table.create(connection);
        } catch (SQLException e) {
            throw failure("Cannot find or create", e);
        }
    }

    /** One line for each series of skipped events. */
    private void report(String key, PositionTable.Advance advance) {
        if (advance.stored()) {
            skipping.remove(key);
        } else if (skipping.add(key)) {
            LOG.warn(
                    "Events up to position {} are in the database already and are skipped (key {})",
                    advance.before(),
                    key);
        }
    }

    /** A running reader has its position in memory, so it can replace a damaged row. */
    private static void reportRepaired(String key, String value, PositionTable.Advance advance) {
        if (advance.repaired()) {
            LOG.warn(
                    "'{}' is not a position (key {}): the running reader has replaced it with {}",
                    advance.before(),
                    key,
                    value);
        }
    }

    private IllegalStateException failure(String what, SQLException cause) {
        return new IllegalStateException(
                what
                        + " the database table "
                        + table.name()
                        + "; check that the database is available and that its user may use the"
                        + " table",
                cause);
    }
}
