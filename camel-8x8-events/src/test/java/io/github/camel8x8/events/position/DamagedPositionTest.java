/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stored position that an operator has damaged: the route does not start, since it could skip
 * events, and the error contains what to do.
 */
class DamagedPositionTest {

    private static final String HOST = "8x8events/localhost";
    private static final String KEY = HOST + ":1/acme/event-v1/all";
    private static final String ID = "CAUQADAA";
    private static final String POSITION = ID + "@acme/event-v1/all";
    private static final String OTHER_TOPIC = ID + "@acme/event-v1/calls";
    private static final String NO_TIME = ID + " since yesterday@acme/event-v1/all";

    @AutoClose
    private final PositionDatabase database = new PositionDatabase("jdbc:h2:mem:damaged");

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "latest", "e30=", OTHER_TOPIC, NO_TIME})
    void aDamagedPositionInARepositoryFailsTheStart(String damaged) {
        MemoryStateRepository repository = new MemoryStateRepository();
        repository.setState(KEY, damaged);

        expectRejected(repository, damaged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "latest", "e30=", OTHER_TOPIC, NO_TIME})
    void aDamagedLineOfAFileFailsTheStart(String damaged) throws Exception {
        FilePositionRepository repository = file();
        repository.setState(KEY, POSITION);
        edit(POSITION, damaged);

        expectRejected(repository, damaged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "latest", "e30=", OTHER_TOPIC, NO_TIME})
    void aDamagedRowOfADatabaseFailsTheStart(String damaged) {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, POSITION);
        database.update("UPDATE %s SET position_value = ?", damaged);

        expectRejected(repository, damaged);
    }

    /** The properties format ends a key at a colon without a backslash. */
    @Test
    void aColonThatIsNotEscapedInAKeyOfAFileFailsTheStart() throws Exception {
        FilePositionRepository repository = file();
        repository.setState(KEY, POSITION);
        edit("localhost\\:1", "localhost:1");

        assertThatThrownBy(() -> start(repository))
                .hasStackTraceContaining("has the key '" + HOST + "', which ends at a colon")
                .hasStackTraceContaining("write \\: for each colon of a key");
    }

    @Test
    void anIncompleteEscapeInAFileFailsTheStart() throws Exception {
        FilePositionRepository repository = file();
        repository.setState(KEY, POSITION);
        edit(POSITION, "\\u00");

        assertThatThrownBy(() -> start(repository))
                .hasStackTraceContaining("Cannot read positions from " + repository.file());
    }

    /** The process that reads has its position in memory. */
    @Test
    void aRowThatIsDamagedWhileItsReaderRunsIsRepairedByTheNextPosition() {
        JdbcPositionRepository repository = database.repository();
        repository.setState(KEY, POSITION);
        database.update("UPDATE %s SET position_value = ?", NO_TIME);

        repository.setState(KEY, POSITION);

        assertThat(repository.getState(KEY)).isEqualTo(POSITION);
    }

    private FilePositionRepository file() {
        FilePositionRepository repository =
                new FilePositionRepository(directory.resolve("positions"));
        repository.start();
        return repository;
    }

    private void edit(String from, String to) throws IOException {
        Path file = directory.resolve("positions");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static void expectRejected(StateRepository<String, String> repository, String damaged) {
        assertThatThrownBy(() -> start(repository))
                .hasStackTraceContaining("Option offsetRepository contains, under the key " + KEY)
                .hasStackTraceContaining("remove")
                .hasStackTraceContaining("to begin at messageId");
        assertThat(repository.getState(KEY)).isEqualTo(damaged);
    }

    private static void start(StateRepository<String, String> repository) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("positions", repository);
            camel.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("8x8events:all?serviceUrl=ws://localhost:1&tenant=acme"
                                            + "&offsetRepository=#positions")
                                    .to("log:events");
                        }
                    });
            camel.start();
        }
    }
}
