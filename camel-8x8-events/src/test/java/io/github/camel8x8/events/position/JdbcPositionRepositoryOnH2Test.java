/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

/** Positions in H2. */
class JdbcPositionRepositoryOnH2Test extends JdbcPositionRepositoryContract {

    @Override
    String url() {
        return "jdbc:h2:mem:positions;DB_CLOSE_DELAY=-1";
    }
}
