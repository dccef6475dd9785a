/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table with one row for each position, in SQL that every database supports: no upsert, and no
 * {@code SELECT FOR UPDATE}.
 *
 * <p>Never begins or ends a transaction. With auto-commit, each statement is a transaction.
 * Otherwise, the statements are part of the caller's transaction.
 */
final class PositionTable {

    private static final int MAX_KEY = 500;

    private static final int MAX_VALUE = 1000;

    /** Each attempt but the last has lost against a process that stored a position meanwhile. */
    private static final int MAX_ATTEMPTS = 100;

    /**
     * No attempt follows one that fails later: the row may be locked for a long time. MySQL reports
     * that as a conflict, after 50 s.
     */
    private static final Duration MAX_TIME = Duration.ofSeconds(5);

    private static final Pattern NAME =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*\\.)?[A-Za-z_][A-Za-z0-9_]*");

    private final String name;

    /**
     * Names a table.
     *
     * @throws IllegalArgumentException if the name is not an identifier without quotes
     */
    PositionTable(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Table name '"
                            + name
                            + "' is not a plain identifier; use only letters, digits and"
                            + " underscores, after a schema and a dot if necessary");
        }
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Creates the table if it does not exist. The connection must be in auto-commit mode. */
    void create(Connection connection) throws SQLException {
        SQLException missing = probe(connection);
        if (missing == null) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // VERSION is a DECIMAL because Oracle has no BIGINT.
            statement.execute(
                    "CREATE TABLE "
                            + name
                            + " (position_key VARCHAR("
                            + MAX_KEY
                            + ") NOT NULL, position_value VARCHAR("
                            + MAX_VALUE
                            + ") NOT NULL, version DECIMAL(18) NOT NULL,"
                            + " PRIMARY KEY (position_key))");
        } catch (SQLException e) {
            if (probe(connection) != null) { // otherwise another process has created it
                e.addSuppressed(missing);
                throw e;
            }
        }
    }

    /** {@return the position under a key, or null} */
    @Nullable String value(Connection connection, String key) throws SQLException {
        Row row = read(connection, key);
        return row == null ? null : PositionValue.text(row.value());
    }

    /**
     * The events of the new topic may replace the position from now on, although their ids are
     * older. That position may be newer than the expired one: an event in the route is stored
     * before the reader has its outcome.
     */
    void expire(Connection connection, String key, String value) throws SQLException {
        PositionValue expired = PositionValue.of(value);
        long begun = System.nanoTime();
        Row row;
        while ((row = read(connection, key)) != null && !PositionValue.of(row.value()).isMarked()) {
            String marked = PositionValue.marked(row.value(), expired);
            if (replace(connection, key, marked, row.version(), begun)) {
                return;
            }
        }
    }

    /**
     * Stores a position, unless the table has a newer one or the same one. In a transaction, no
     * other process can change the row from then until the transaction ends.
     *
     * @return what has happened
     */
    Advance advance(Connection connection, String key, String value) throws SQLException {
        requireLength("The position key", key, MAX_KEY);
        requireLength("The position", value, MAX_VALUE);
        boolean inTransaction = !connection.getAutoCommit();
        PositionValue position = PositionValue.of(value);
        long begun = System.nanoTime();
        if (inTransaction && mayReadUncommitted(connection)) {
            lock(connection, key);
        }
        Row row = read(connection, key);
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            if (row == null) {
                if (insert(connection, key, value, begun)) {
                    return new Advance(true, null, false);
                }
            } else {
                PositionValue before = PositionValue.of(row.value());
                if (!position.replaces(before)) {
                    return new Advance(false, row.value(), false);
                }
                String text = position.replacing(before, value);
                if (replace(connection, key, text, row.version(), begun)) {
                    boolean repaired = position.isKnown() && !before.isKnown();
                    return new Advance(true, row.value(), repaired);
                }
            }
            if (inTransaction) {
                lock(connection, key);
            }
            row = read(connection, key);
        }
        throw new SQLException(
                MAX_ATTEMPTS
                        + " attempts failed because other processes stored positions meanwhile");
    }

    /** A position that is rolled back later must not cause that an event is skipped. */
    private static boolean mayReadUncommitted(Connection connection) throws SQLException {
        return connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED;
    }

    /** {@return null if the table exists, otherwise the error of the database} */
    private @Nullable SQLException probe(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery(
                            "SELECT position_key, position_value, version FROM "
                                    + name
                                    + " WHERE 1 = 0")
                    .close();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private @Nullable Row read(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT position_key, position_value, version FROM "
                                + name
                                + " WHERE position_key = ?")) {
            select.setString(1, key);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    return null;
                }
                requireSameKey(key, found.getString(1));
                return new Row(found.getString(2), found.getLong(3));
            }
        }
    }

    /** {@return false if another process has inserted the row meanwhile} */
    private boolean insert(Connection connection, String key, String value, long begun)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO "
                                + name
                                + " (position_key, position_value, version) VALUES (?, ?, 0)")) {
            insert.setString(1, key);
            insert.setString(2, value);
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            throwUnlessRepeated(e, connection, begun);
            return false;
        }
    }

    /** {@return false if another process has changed the row since this version} */
    private boolean replace(
            Connection connection, String key, String value, long version, long begun)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE "
                                + name
                                + " SET position_value = ?, version = version + 1"
                                + " WHERE position_key = ? AND version = ?")) {
            update.setString(1, value);
            update.setString(2, key);
            update.setLong(3, version);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throwUnlessRepeated(e, connection, begun);
            return false;
        }
    }

    /** After an error, PostgreSQL accepts nothing more in the transaction. */
    private static void throwUnlessRepeated(SQLException e, Connection connection, long begun)
            throws SQLException {
        if (!isConflict(e)
                || !connection.getAutoCommit()
                || System.nanoTime() - begun > MAX_TIME.toNanos()) {
            throw e;
        }
    }

    /** Waits for other transactions that have changed the row, and keeps it until this one ends. */
    private void lock(Connection connection, String key) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE " + name + " SET version = version + 1 WHERE position_key = ?")) {
            update.setString(1, key);
            update.executeUpdate();
        }
    }

    /**
     * SQL states of class 23, in all databases: another process has inserted the row. Class 40: it
     * has changed the row, and the database isolates transactions more strictly than by default.
     */
    private static boolean isConflict(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("23") || state.startsWith("40"));
    }

    private static void requireLength(String what, String text, int limit) {
        if (text.length() > limit) {
            throw new IllegalArgumentException(
                    "%s has %d characters, but the table has room for %d: %s"
                            .formatted(what, text.length(), limit, text));
        }
    }

    /** The default collations of MySQL and SQL Server ignore case. */
    private void requireSameKey(String key, String found) {
        if (!key.equals(found)) {
            throw new IllegalStateException(
                    "The database does not distinguish the position keys '"
                            + key
                            + "' and '"
                            + found
                            + "'; create column position_key of table "
                            + name
                            + " with a case-sensitive collation");
        }
    }

    /**
     * The outcome of {@link #advance}.
     *
     * @param stored whether the position was stored
     * @param before the position that was in the table before; null if there was none
     * @param repaired whether the text before had an unknown format, and a position has replaced it
     */
    record Advance(boolean stored, @Nullable String before, boolean repaired) {}

    /**
     * @param value the position
     * @param version changes with each change of the row
     */
    private record Row(String value, long version) {}
}
