/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import io.github.camel8x8.events.database.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Positions in PostgreSQL. */
class JdbcPositionRepositoryOnPostgresTest {

    private static Postgres postgres;

    @BeforeAll
    static void startPostgres() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @Nested
    class Positions extends JdbcPositionRepositoryContract {

        Positions() {
            super(postgres.url());
        }
    }

    /** A stricter default of the database, in which statements can fail because of another one. */
    @Nested
    class SerializablePositions extends JdbcPositionRepositoryContract {

        SerializablePositions() {
            super(postgres.url() + "&options=-c%20default_transaction_isolation=serializable");
        }
    }

    @Nested
    class Transactions extends JdbcPositionTransactionContract {

        Transactions() {
            super(postgres.url());
        }
    }
}
