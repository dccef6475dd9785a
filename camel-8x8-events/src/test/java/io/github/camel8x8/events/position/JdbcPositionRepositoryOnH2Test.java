/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import org.junit.jupiter.api.Nested;

/** Positions in H2. */
class JdbcPositionRepositoryOnH2Test {

    private static final String URL = "jdbc:h2:mem:positions;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000";

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
