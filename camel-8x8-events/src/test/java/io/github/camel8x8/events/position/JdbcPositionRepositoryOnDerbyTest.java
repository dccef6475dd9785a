/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Positions in Derby, where readers wait for writers. */
class JdbcPositionRepositoryOnDerbyTest {

    private static final String URL = "jdbc:derby:memory:positions;create=true";

    @BeforeAll
    static void logToTarget() {
        System.setProperty("derby.stream.error.file", "target/derby.log");
    }

    @Nested
    class Positions extends JdbcPositionRepositoryContract {

        Positions() {
            super(URL);
        }
    }

    @Nested
    class Transactions extends JdbcPositionTransactionContract {

        Transactions() {
            super(URL);
        }
    }
}
