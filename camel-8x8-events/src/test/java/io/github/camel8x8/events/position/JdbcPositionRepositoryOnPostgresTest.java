/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import io.github.camel8x8.events.database.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Positions in PostgreSQL. */
class JdbcPositionRepositoryOnPostgresTest extends JdbcPositionRepositoryContract {

    private static Postgres postgres;

    @BeforeAll
    static void startPostgres() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @Override
    String url() {
        return postgres.url();
    }
}
