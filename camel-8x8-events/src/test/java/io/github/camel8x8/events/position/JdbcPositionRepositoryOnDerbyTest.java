/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import org.junit.jupiter.api.BeforeAll;

/** Positions in Derby, where readers wait for writers. */
class JdbcPositionRepositoryOnDerbyTest extends JdbcPositionRepositoryContract {

    @BeforeAll
    static void logToTarget() {
        System.setProperty("derby.stream.error.file", "target/derby.log");
    }

    @Override
    String url() {
        return "jdbc:derby:memory:positions;create=true";
    }
}
