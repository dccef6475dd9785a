/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A real PostgreSQL, durable as it is by default. The index of a table on the message id is not
 * unique, so that repeated events are counted.
 */
public final class PostgresDestination implements Destination {

    private final EmbeddedPostgres postgres;

    /** Starts the server. */
    public PostgresDestination() throws IOException {
        postgres = start();
    }

    /** Starts a durable server: the embedded one is not durable by default. */
    public static EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public String address() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void create(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table %s (id text, type text, payload text)".formatted(name));
            statement.execute("create index on %s (id)".formatted(name));
        }
    }

    @Override
    public Arrived arrived(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet counts =
                        statement.executeQuery(
                                "select count(*), count(distinct id) from " + name)) {
            counts.next();
            return new Arrived(counts.getLong(1), counts.getLong(2));
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
