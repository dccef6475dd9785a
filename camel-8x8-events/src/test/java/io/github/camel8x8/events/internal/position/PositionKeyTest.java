/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.position.FilePositionRepository;
import io.github.camel8x8.events.position.JdbcPositionRepository;
import javax.sql.DataSource;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Which repositories share their positions. */
class PositionKeyTest {

    private final DataSource database = new JdbcDataSource();

    @Test
    void repositoriesOnOneFileAndOnOneTableShareTheirPositions() {
        assertThat(PositionKey.of(FilePositionRepository.at("positions"), "key"))
                .isEqualTo(PositionKey.of(FilePositionRepository.at("./positions"), "key"));
        assertThat(PositionKey.of(new JdbcPositionRepository(database, "positions"), "key"))
                .isEqualTo(
                        PositionKey.of(new JdbcPositionRepository(database, "POSITIONS"), "key"));
    }

    @Test
    void otherRepositoriesTablesAndKeysDoNot() {
        PositionKey position =
                PositionKey.of(new JdbcPositionRepository(database, "positions"), "key");

        assertThat(PositionKey.of(new JdbcPositionRepository(database, "others"), "key"))
                .isNotEqualTo(position);
        assertThat(PositionKey.of(new JdbcPositionRepository(database, "positions"), "other"))
                .isNotEqualTo(position);
        assertThat(
                        PositionKey.of(
                                new JdbcPositionRepository(new JdbcDataSource(), "positions"),
                                "key"))
                .isNotEqualTo(position);
        assertThat(PositionKey.of(new MemoryStateRepository(), "key"))
                .isNotEqualTo(PositionKey.of(new MemoryStateRepository(), "key"));
    }
}
