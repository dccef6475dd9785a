/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * A PostgreSQL server on a free port. PostgreSQL refuses to run as root, so for root it runs in a
 * user namespace.
 */
public final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts an empty server. */
    public static Postgres start() {
        try {
            return new Postgres(
                    EmbeddedPostgres.builder().setOutputRedirector(Redirect.DISCARD).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL for JDBC, with the user. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
