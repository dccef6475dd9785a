/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/** Databases in one real PostgreSQL, which runs until this process ends. */
final class Databases {

    private static final EmbeddedPostgres POSTGRES = start();

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Databases() {}

    /** The URL of a new database. */
    static String create() {
        String name = "recipe_" + NUMBER.incrementAndGet();
        new JdbcTemplate(POSTGRES.getPostgresDatabase()).execute("CREATE DATABASE " + name);
        return POSTGRES.getJdbcUrl("postgres", name);
    }

    /** Runs a file of the example, such as {@code event-table.sql}. */
    static void run(JdbcTemplate database, String file) {
        try (InputStream sql = Databases.class.getResourceAsStream("/sql/" + file)) {
            database.execute(
                    new String(
                            Objects.requireNonNull(sql, file).readAllBytes(),
                            StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
